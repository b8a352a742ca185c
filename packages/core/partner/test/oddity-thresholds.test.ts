import { readFileSync } from "node:fs";
import { oddityThresholds } from "@vigie/engine";
import { unreadableShareMax } from "@vigie/mapping";
import { expect, test } from "vitest";
import { cutFrom } from "../src/doubts/oddity-doubts.ts";

const guide = readFileSync(new URL("../../../../docs/guide-statisticien.md", import.meta.url), "utf8");
const rows = new Map(
  [...guide.matchAll(/^\| `([a-z_0-9]+)` +\|(.*)\|$/gm)]
    .map(([, kind = "", cells = ""]) => [kind, cells.split("|").map((cell) => cell.trim())] as const)
    .filter(([, cells]) => /^(?:écran|rapport)$/.test(cells[2] ?? "")),
);

const percent = (share: number) => `${String(Number((100 * share).toFixed(3))).replace(".", ",")} %`;
const { countMin, shareMin, timesOthers, othersMin, defaultDaysMax } = oddityThresholds;
const { lowDays, negative, anotherReading, youngest, gap } = oddityThresholds;
const back = `${percent(anotherReading.backMin)} de ceux qui sont dehors, s’ils sont ${percent(anotherReading.shareMin)} et ${countMin} contacts`;

/** What the guide must say of each: of what is compared, then from where it is reported. */
const told: Readonly<Record<string, readonly (string | number)[]>> = {
  default_days: [defaultDaysMax, timesOthers, othersMin, `${percent(shareMin)} et ${countMin} unités`],
  early_days: [oddityThresholds.earlyBefore.slice(0, 4), `${countMin} unités`],
  low_days: [lowDays.among, lowDays.daysMin, percent(lowDays.shareMin)],
  nines: [timesOthers, othersMin, `${percent(shareMin)} et ${countMin} unités`],
  negative: [
    String(negative.ratioMax).replace(".", ","),
    `${percent(negative.shareMin)} et ${negative.countMin} unités`,
  ],
  early_contacts: [oddityThresholds.earlyContactBefore.slice(0, 4), `${countMin} contacts`],
  unreadable_dates: [percent(unreadableShareMax)],
  file_end: [percent(cutFrom)],
  gap_before: [gap.withContactMin, gap.expectedMin, `${gap.daysMin} jours`],
  gap_after: [`${gap.daysMin} jours`],
  swapped_days: [back],
  contacts_from_1904: [back],
  from_1904: [
    `entre ${youngest.from} et ${youngest.below} ans`,
    `${percent(youngest.shareMin)} et ${countMin} unités`,
  ],
};

test("the guide of statisticians gives what is compared of days, numbers and files, and from where it is reported", () => {
  expect([...rows.keys()].toSorted()).toEqual(Object.keys(told).toSorted());
  for (const [kind, numbers] of Object.entries(told))
    for (const number of numbers)
      expect([kind, rows.get(kind)?.join(" | ")]).toEqual([kind, expect.stringContaining(String(number))]);
});

import { isPrintable, loadStudy } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { expect, test } from "vitest";
import { sharesIn } from "../src/share-noise.ts";

const files = new Map([
  [
    "study.yaml",
    'vigie: 1\nstudy: essai\nversion: "1"\ntitle: Essai\nwindow: { from: 2022-01-01, to: 2022-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { here: { label: Ici, sources: [units] } }\n',
  ],
  [
    "sources/units.yaml",
    "source: units\nlabel: Unités\nunit: { one: unité, many: unités }\nfields: { online: { type: flag, label: En ligne } }\n",
  ],
  [
    "indicators.yaml",
    "indicators: { it: { kind: distribution, source: units, title: Titre, of: online } }\n",
  ],
]);

const table = (baseError: number, yes: number | null = 40): ReleasedTable => ({
  name: "it",
  indicator: "it",
  dimensions: [
    { name: "universe", codes: ["all"] },
    { name: "online", codes: ["yes", "no", "_U", "_T"] },
  ],
  measures: ["count_error", "base", "base_error"],
  rows: [
    { codes: ["all", "yes"], count: yes, values: yes === null ? [null, null, null] : [3, null, null] },
    { codes: ["all", "no"], count: 60, values: [3, null, null] },
    { codes: ["all", "_U"], count: 20, values: [3, null, null] },
    { codes: ["all", "_T"], count: 120, values: [5, 100, baseError] },
  ],
});

async function shares(of: ReleasedTable) {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError("the study does not load");
  const [indicator, source] = [loaded.study.indicators.get("it"), loaded.study.sources.get("units")];
  if (indicator === undefined || source === undefined) throw new RangeError("the study has both");
  return sharesIn(of, indicator, source);
}

test("of two cells drawn apart, the error of a share is that of its part and of the other", async () => {
  // sqrt(.6² · 3² + .4² · 3²) / 100, the base being their sum.
  const [yes, no] = await shares(table(Math.sqrt(18)));
  expect(yes).toMatchObject({ codes: ["all", "yes"], share: 0.4 });
  expect(yes?.error).toBeCloseTo((3 * Math.sqrt(0.52)) / 100, 12);
  expect(no?.error).toBeCloseTo((3 * Math.sqrt(0.52)) / 100, 12);
});

test("on a base known exactly, it is that of the part; who is unknown is in no base", async () => {
  const found = await shares(table(0));
  expect(found.map(({ codes: [, code], error }) => [code, error])).toEqual([
    ["yes", 0.03],
    ["no", 0.03],
  ]);
  expect(found.map(({ error }) => isPrintable(error))).toEqual([false, false]);
  expect(isPrintable(0.0255)).toBe(true);
});

test("a hidden count has no share, and the others keep theirs", async () => {
  expect((await shares(table(0, null))).map(({ codes }) => codes[1])).toEqual(["no"]);
});

import { readFileSync } from "node:fs";
import { type DoubtRule, doubtRules } from "@vigie/mapping";
import { expect, test } from "vitest";

const guide = readFileSync(new URL("../../../../docs/guide-statisticien.md", import.meta.url), "utf8");

test("the guide of statisticians gives the share of each doubt, and of no other", () => {
  const rows = [...guide.matchAll(/^\| `([a-z_]+)(?:\.DONNEE)?` +\|(.*)\|$/gm)]
    .map(([, kind = "", cells = ""]) => ({ kind, cells: cells.split("|").map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.length === 4);
  const rules: readonly (readonly [string, DoubtRule])[] = Object.entries(doubtRules);
  expect(rows.map(({ kind, cells: [, ...shares] }) => [kind, ...shares])).toEqual(
    rules.map(([kind, { from, explanationFrom, graveFrom }]) => [
      kind,
      from === 0 ? expect.stringMatching(/^une?( seule?)?$/) : percent(from),
      percent(explanationFrom),
      expect.stringMatching(new RegExp(`^${percent(graveFrom)}( perdus)?$`)),
    ]),
  );
});

function percent(share: number | null): string {
  return share === null ? "" : `${share * 100} %`;
}

import { expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { hidden } from "../../tables/test/fixture/table-text.ts";
import { territorySubject } from "../../tables/test/fixture/territory-study.ts";
import { figureOf } from "../src/figure-of.ts";
import { groupsWithin } from "../src/territories/local-rows.ts";

const plain = (sentence: string | null) => (sentence ?? "").replaceAll(/\s/g, " ");

// Saint-Denis: 300, 260, 240, 150 and 50 of 1 000. Stains: 60 direct of 200. Aubervilliers: 50 of 500.
test("a commune is divided into groups, where a profile divides a group into communes", async () => {
  const line = groupsWithin(await territorySubject("by_commune"), "93066");
  expect(line.base).toBe(1000);
  expect(
    ["digital", "mixed", "direct", "routine_only", "none"].map((group) => line.cell(group).share),
  ).toEqual([0.3, 0.26, 0.24, 0.15, 0.05]);
});

test("the communes stand from the greatest share of the direct group, and the reading is of the first", async () => {
  const figure = figureOf(await territorySubject("by_commune"));
  const rows = figure.table.groups[0]?.rows ?? [];
  expect(rows.map(({ heading }) => heading)).toEqual(["Stains", "Saint-Denis", "Aubervilliers"]);
  expect(plain(figure.title)).toBe("Le groupe direct va de 10 % (Aubervilliers) à 30 % (Stains)");
  expect(plain(figure.reading)).toMatch(/^Stains : 30 % des 200 foyers au RSA/);
});

test("what is hidden in a commune has no share, and is the hatched end of its row, which the key names", async () => {
  const subject = await territorySubject("by_commune", (table) => hidden(table, "all|direct|93001"));
  expect(groupsWithin(subject, "93001").cell("direct").share).toBeNull();
  expect(pageSvg(figureOf(subject).wide).text.match(/class="secret"/g)).toHaveLength(2);
});

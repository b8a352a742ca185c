import { expect, test } from "vitest";
import { territorySubject } from "../../../tables/test/fixture/territory-study.ts";
import { figureOf } from "../../src/figure-of.ts";

/** Of 500, 1 000 and 200 households. */
const tenths = new Map([
  ["93066", { digital: 440, direct: 100 }],
  ["93072", { digital: 120, direct: 20 }],
]);

test("a title says the two ends, or that there are none", async () => {
  expect(figureOf(await territorySubject("by_commune")).title).toMatch(
    /^Le groupe direct va de 10\s% \(Aubervilliers\) à 30\s% \(Stains\)$/,
  );
  const alike = await territorySubject("by_commune", (table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const [, group, commune = ""] = row.codes;
      const counts = tenths.get(commune);
      return counts !== undefined && (group === "digital" || group === "direct")
        ? { ...row, count: counts[group] }
        : row;
    }),
  }));
  expect(figureOf(alike).title).toMatch(/^Le groupe direct est à 10\s% dans tous les territoires$/);
});

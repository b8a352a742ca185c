import { normalDistribution } from "@vigie/disclosure";
import { expect, test } from "vitest";
import type { ProtectionChoices } from "../src/index.ts";
import { pageOf, runSmall, type SmallStudy, tableOf } from "./small-study.ts";

const codes = ["a", "b", "c", "d"];
/** 900, 300, 14 and 3 units. */
const small: SmallStudy = {
  codelists: { letters: codes },
  fields: { letter: { type: "code", codelist: "letters", label: "Lettre" } },
  indicators: { it: { kind: "distribution", of: "letter" } },
  rows: [900, 300, 14, 3].flatMap((count, at) => Array.from({ length: count }, () => [codes[at] ?? ""])),
};

test("what other budgets would give is scaled by one over the square root of rho, on true counts", async () => {
  const run = await runSmall(small, { mapping: { floors: { rho: 0.4 } } });
  const found: ProtectionChoices = JSON.parse(run.privateFiles.get("choose.json") ?? "");
  expect(found.policy).toEqual({ rho: 0.4, min: 11, small: "hidden" });
  expect(found.choices.map(({ rho }) => rho)).toEqual([0.1, 0.25, 0.4, 0.5, 1, 2, 3]);
  // Shares of a, b and c; 3 and the unknown, nobody, are under 11.
  expect(found).toMatchObject({ cells: 6, shares: 3, trulySmall: 2 });
  const errors = found.choices.map(({ rho, shareError }) => (shareError ?? 0) * Math.sqrt(rho));
  // Errors are rounded to a thousandth of a point.
  for (const error of errors) expect(error / (errors[0] ?? 0)).toBeCloseTo(1, 1);

  const exact = tableOf(run.release.exactTables, "it");
  const at = exact.measures.indexOf("count_error");
  const hiddenAt = (rho: number) =>
    Math.round(
      exact.rows.reduce((sum, { count, values }) => {
        const error = (values[at] ?? 0) * Math.sqrt(0.4 / rho);
        return sum + normalDistribution((10.5 - (count ?? 0)) / error);
      }, 0),
    );
  expect(found.choices.map(({ hidden }) => hidden)).toEqual(found.choices.map(({ rho }) => hiddenAt(rho)));
});

test("a partner that accepts small counts with their noise reads so, and none is hidden", async () => {
  const run = await runSmall(small, { mapping: { accepts: { small: "noisy" } } });
  expect(tableOf(run.release.tables, "it").rows.every(({ count }) => count !== null)).toBe(true);
  expect(pageOf(run, "protection.html")).toContain(
    "Vous avez accepté que les effectifs sous le seuil de 11 sortent avec leur bruit : aucun n’est masqué.",
  );
  const found: ProtectionChoices = JSON.parse(run.privateFiles.get("choose.json") ?? "");
  expect(found.choices.every(({ hidden }) => hidden === 0)).toBe(true);
});

test("the normal distribution function, against R's pnorm", () => {
  for (const [z, p] of [
    [-3, 0.001349898],
    [-1, 0.1586553],
    [0, 0.5],
    [0.5, 0.6914625],
    [1.959964, 0.975],
  ] as const)
    expect(normalDistribution(z)).toBeCloseTo(p, 6);
});

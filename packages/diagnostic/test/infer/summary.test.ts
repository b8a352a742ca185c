import { contentOf, loadStudy, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import { infer } from "../../src/infer/infer.ts";
import type { InferredTable } from "../../src/infer/inferred-table.ts";

let study: Study;
beforeAll(async () => {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: nombres
version: "1"
title: Nombres
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { caf: { label: Caf, sources: [people] } }
`,
      ],
      [
        "codelists/sexes.yaml",
        "codelist: sexes\nlabel: Sexe\ncodes: [{ code: woman, label: Femmes }, { code: man, label: Hommes }]\n",
      ],
      [
        "sources/people.yaml",
        `source: people
label: Personnes
unit: { one: personne, many: personnes }
fields:
  sex: { type: code, codelist: sexes, label: Sexe }
  years: { type: number, range: { from: 15, to: 75 }, grain: 1, label: Âge }
  delay: { type: number, range: { from: 0, to: 100 }, grain: 1, label: Délai }
`,
      ],
      [
        "indicators.yaml",
        `indicators:
  ages: { kind: summary, source: people, title: Âge, of: years, by: sex, statistic: median, bands: [15, 25, 45, 60] }
  delays: { kind: summary, source: people, title: Délai, of: delay, by: sex, statistic: mean }
`,
      ],
    ]),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  ({ study } = loaded);
});

type Counts = Readonly<Record<string, readonly (number | null)[]>>;

/** Released counts by band, those whose number is unknown, and everyone; a null is hidden. */
function inferred(
  id: string,
  codes: readonly string[],
  counts: Counts,
  error: number,
  sums: Counts = {},
): InferredTable {
  const indicator = study.indicators.get(id);
  const source = study.sources.get("people");
  const summary = indicator && contentOf(indicator).number;
  if (!summary || source === undefined) throw new RangeError("no summary");
  const { number } = summary;
  const table: ReleasedTable = {
    name: id,
    indicator: id,
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: "sex", codes: Object.keys(counts) },
      { name: number, codes: [...codes, "_U", "_T"] },
    ],
    measures: ["count_error", "base", "base_error", ...(id === "delays" ? ["sum", "sum_error"] : [])],
    rows: Object.entries(counts).flatMap(([sex, sexCounts]) =>
      [...codes, "_U", "_T"].map((code, at) => ({
        codes: ["all", sex, code],
        count: sexCounts[at] ?? null,
        values: [
          error,
          ...(code === "_T" ? [sexCounts[at + 1] ?? null, error] : [null, null]),
          ...(id === "delays" ? (code === "_T" ? (sums[sex] ?? [null, null]) : [null, null]) : []),
        ],
      })),
    ),
  };
  return infer({ indicator, source, table, tables: new Map([[id, table]]), min: 11, silence: null });
}

const bands = ["15", "25", "45", "60"];
/** Of 100 whose age is known: the 50th is at 40 of the 50 between 25 and 45; then unknown, all, and the base. */
const ages = (hidden = false): Counts => ({ _T: [hidden ? null : 10, 50, 25, 15, 5, 105, 100] });

describe("a median of persons", () => {
  test("is interpolated within its band, the units known beside it", () => {
    const table = inferred("ages", bands, ages(), 0);
    expect(table.measures).toEqual(["known", "median"]);
    expect(table.dimensions.map(({ name }) => name)).toEqual(["universe", "sex"]);
    expect(table.rows).toEqual([
      {
        codes: ["all", "_T"],
        count: 105,
        error: 0,
        base: { value: 100, error: 0 },
        values: [100, 41],
        errors: [0, 0],
      },
    ]);
  });

  test("has the error of the counts under it, over the density of its band", () => {
    const [row] = inferred("ages", bands, ages(), 3).rows;
    // Parts under it 1, .8, 0, 0, less one half: √(.25 + .09 + .25 + .25) × 3; then 20 years for 50 persons.
    expect(row?.errors[1]).toBeCloseTo((Math.sqrt(0.84) * 3 * 20) / 50, 9);
  });

  test("the last band ends with the range", () => {
    const table = inferred("ages", bands, { _T: [0, 0, 0, 40, 0, 40, 40] }, 0);
    expect(table.rows[0]?.values).toEqual([40, 60 + 7.5]);
  });

  test("a hidden band has what the others leave of the base, and its own uncertainty", () => {
    const [row] = inferred("ages", bands, ages(true), 0).rows;
    expect(row?.values).toEqual([100, 41]);
    expect(row?.errors[1]).toBeGreaterThan(0);
  });

  test("of nobody there is none", () => {
    expect(inferred("ages", bands, { _T: [0, 0, 0, 0, 0, 0, 0] }, 0).rows[0]?.values).toEqual([0, null]);
  });

  test("a hidden group has none", () => {
    const table = inferred("ages", bands, { woman: [null, null, null, null, null, null] }, 3);
    expect(table.rows[0]).toMatchObject({ count: null, base: null, values: [null, null] });
  });
});

describe("a mean of persons", () => {
  test("is the middle of the range and the sum of distances to it over the number known", () => {
    const counts = { _T: [200, 10, 210, 200] };
    const [row] = inferred("delays", ["known"], counts, 4, { _T: [-1500, 50] }).rows;
    expect(row?.values).toEqual([200, 50 - 7.5]);
    expect(row?.errors).toEqual([4, Math.hypot(50, 7.5 * 4) / 200]);
  });

  test("never leaves the range", () => {
    const [row] = inferred("delays", ["known"], { _T: [20, 0, 20, 20] }, 4, { _T: [-2000, 50] }).rows;
    expect(row?.values[1]).toBe(0);
  });
});

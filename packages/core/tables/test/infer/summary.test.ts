import type { Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { inferredNumbers, type NumberCounts, numberStudy } from "../fixture/number-study.ts";

let study: Study;
beforeAll(async () => {
  study = await numberStudy();
});

const median = (counts: NumberCounts["counts"], error: number) =>
  inferredNumbers(study, "ages", { counts, error });
const mean = (counts: NumberCounts["counts"], sums: NumberCounts["sums"] = {}) =>
  inferredNumbers(study, "delays", { counts, error: 4, sums });

/** Of 100 whose age is known: the 50th is at 40 of the 50 between 25 and 45; then unknown, all, and the base. */
const ages = (hidden = false): NumberCounts["counts"] => ({
  _T: [hidden ? null : 10, 50, 25, 15, 5, 105, 100],
});

describe("a median of persons", () => {
  test("is interpolated within its band, the units known beside it", () => {
    const table = median(ages(), 0);
    expect(table.measures).toEqual(["known", "median", "standard_error", "lower", "upper"]);
    expect(table.dimensions.map(({ name }) => name)).toEqual(["universe", "sex"]);
    expect(table.rows).toEqual([
      {
        codes: ["all", "_T"],
        count: 105,
        error: 0,
        base: { value: 100, error: 0 },
        values: [100, 41, 0, null, null],
        errors: [0, 0, null, null, null],
      },
    ]);
  });

  test("has the error of the counts under it, over the density of its band", () => {
    const [row] = median(ages(), 3).rows;
    // Parts under it 1, .8, 0, 0, less one half: √(.25 + .09 + .25 + .25) × 3; then 20 years for 50 persons.
    expect(row?.errors[1]).toBeCloseTo((Math.sqrt(0.84) * 3 * 20) / 50, 9);
  });

  test("where each band is hidden, there is none: the middle of the list of bands says nothing of a file", () => {
    const [row] = median({ _T: [null, null, null, null, 0, 20, 20] }, 3).rows;
    expect(row?.count).toBe(20);
    expect(row?.values).toEqual([20, null, null, null, null]);
  });

  test("the last band ends with the range", () => {
    const table = median({ _T: [0, 0, 0, 40, 0, 40, 40] }, 0);
    expect(table.rows[0]?.values.slice(0, 2)).toEqual([40, 60 + 7.5]);
  });

  test("a hidden band has what the others leave of the base, and its own uncertainty", () => {
    const [row] = median(ages(true), 0).rows;
    expect(row?.values.slice(0, 2)).toEqual([100, 41]);
    expect(row?.errors[1]).toBeGreaterThan(0);
  });

  test("of nobody there is none", () => {
    expect(median({ _T: [0, 0, 0, 0, 0, 0, 0] }, 0).rows[0]?.values).toEqual([0, null, null, null, null]);
  });

  test("a hidden group has none", () => {
    const table = median({ woman: [null, null, null, null, null, null] }, 3);
    expect(table.rows[0]).toMatchObject({ count: null, base: null, values: [null, null, null, null, null] });
  });
});

describe("a mean of persons", () => {
  test("is the middle of the range and the sum of distances to it over the number known", () => {
    const counts = { _T: [200, 10, 210, 200] };
    const [row] = mean(counts, { _T: [-1500, 50] }).rows;
    // .2915 is √(50² + 30²) / 200, and 1.96 times it .57.
    expect(row?.values).toEqual([200, 42.5, 0.2915, 41.93, 43.07]);
    expect(row?.errors).toEqual([4, Math.hypot(50, 7.5 * 4) / 200, null, null, null]);
  });

  test("never leaves the range", () => {
    const [row] = mean({ _T: [20, 0, 20, 20] }, { _T: [-2000, 50] }).rows;
    expect(row?.values[1]).toBe(0);
  });
});

import { expect, test } from "vitest";
import { shownRows } from "../../src/page/raw-table.ts";

const row = (codes: readonly string[], count: number | null) => ({
  codes,
  count,
  error: 0,
  base: null,
  values: [],
  errors: [],
});

/** As many rows as asked, of one person each but for some. */
const rows = (length: number, countOf: (at: number) => number | null, codeOf = (at: number) => `c${at}`) =>
  Array.from({ length }, (_, at) => row(["all", codeOf(at)], countOf(at)));

const places = (found: ReturnType<typeof shownRows>) => found.map(({ at }) => at);

test("a table of 300 rows is shown whole, empty rows included", () => {
  expect(shownRows({ rows: rows(300, () => 0) })).toHaveLength(300);
});

test("of more, rows without anybody are left to the file; hidden counts stay", () => {
  const found = shownRows({ rows: rows(600, (at) => (at % 2 === 0 ? 0 : at % 3 === 0 ? null : 1)) });
  expect(places(found)).toEqual(Array.from({ length: 300 }, (_, at) => 2 * at + 1));
});

test("of still more, totals are shown, then the first ones", () => {
  const found = shownRows({
    rows: rows(
      2000,
      () => 1,
      (at) => (at % 10 === 0 ? "_T" : `c${at}`),
    ),
  });
  expect(places(found)).toEqual(Array.from({ length: 200 }, (_, at) => 10 * at));
  expect(places(shownRows({ rows: rows(2000, () => 1) }))).toEqual(
    Array.from({ length: 300 }, (_, at) => at),
  );
});

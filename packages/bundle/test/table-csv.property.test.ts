import fc from "fast-check";
import { expect, test } from "vitest";
import { readTableCsv, tableCsv } from "../src/table-csv.ts";

const six = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((millionths) => millionths / 1e6 + 0);
const row = fc
  .record({
    count: fc.option(fc.nat(1_000_000)),
    values: fc.tuple(fc.option(six), fc.option(six)),
  })
  .map(({ count, values }) => ({ count, values: count === null ? [null, null] : [...values] }));

test("a table with measures comes back from its text", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const codes = rows.map((_, at) => `c${String(at).padStart(2, "0")}`);
      const table = {
        indicator: "minutes",
        dimensions: [{ name: "theme", codes }],
        measures: ["mean", "median"],
        rows: rows.map((each, at) => ({ codes: [codes[at] ?? ""], ...each })),
      };
      expect(readTableCsv(tableCsv(table), table)).toEqual(table);
    }),
    { seed: 11 },
  );
});

test.each([
  ["beside a masked count", "c0,,1.5"],
  ["with an exponent", "c0,12,1e3"],
  ["with a seventh decimal", "c0,12,0.1234567"],
  ["with a last zero", "c0,12,1.50"],
  ["below zero by nothing", "c0,12,-0.0"],
  ["in words", "c0,12,NaN"],
  ["missing", "c0,12"],
  ["once more", "c0,12,1,2"],
])("a measure %s is refused", (_, line) => {
  const announced = {
    indicator: "minutes",
    dimensions: [{ name: "theme", codes: ["c0"] }],
    measures: ["mean"],
  };
  expect(readTableCsv("theme,count,mean\nc0,12,1.5\n", announced)).not.toBeNull();
  expect(readTableCsv(`theme,count,mean\n${line}\n`, announced)).toBeNull();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReleasedTable } from "../src/index.ts";
import { readTableCsv, tableCsv } from "../src/table-csv.ts";

const six = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((millionths) => millionths / 1e6 + 0);
const great = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const row = fc
  .record({
    count: fc.option(fc.nat(1_000_000)),
    values: fc.tuple(fc.option(six), fc.option(fc.oneof(six, great))),
  })
  .map(({ count, values }) => ({ count, values: count === null ? [null, null] : [...values] }));

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

/** Any table: one to three dimensions, perhaps another universe, at the total of every dimension but the last. */
const table = fc
  .tuple(sizes, fc.boolean(), fc.array(row, { minLength: 1, maxLength: 20 }))
  .map(([lengths, isCompared, drawn]): ReleasedTable => {
    const others = lengths.map((length, at) => ({
      name: `d${at}`,
      codes: [...Array.from({ length }, (_, code) => `c${code}`), "_T"],
    }));
    const crossedCodes = others.reduce<readonly (readonly string[])[]>(
      (before, { codes }) => before.flatMap((part) => codes.map((code) => [...part, code])),
      [["rsa"]],
    );
    const margin = others.slice(1).map(() => "_T");
    const compared = isCompared ? (others.at(-1)?.codes ?? []).map((code) => ["all", ...margin, code]) : [];
    return {
      name: "minutes",
      indicator: "minutes",
      dimensions: [{ name: "universe", codes: isCompared ? ["rsa", "all"] : ["rsa"] }, ...others],
      measures: ["count_error", "sum"],
      rows: [...crossedCodes, ...compared].map((codes, at) => ({
        codes,
        ...(drawn[at % drawn.length] ?? { count: 0, values: [0, 0] }),
      })),
    };
  });

test("a table comes back from its text", () => {
  fc.assert(
    fc.property(table, (given) => {
      expect(readTableCsv(tableCsv(given), given)).toEqual(given);
    }),
    { seed: 11 },
  );
});

test("whatever is read is what would be written", () => {
  fc.assert(
    fc.property(
      table,
      fc.nat(),
      fc.constantFrom("0", "1", ".", ",", "-", "\n", " ", "e", "small"),
      (given, place, put) => {
        const text = tableCsv(given);
        const at = place % text.length;
        for (const changed of [
          text.slice(0, at) + put + text.slice(at),
          text.slice(0, at) + put + text.slice(at + 1),
          text.slice(0, at) + text.slice(at + 1),
        ]) {
          const read = readTableCsv(changed, given);
          if (read !== null) expect(tableCsv(read)).toBe(changed);
        }
      },
    ),
    { seed: 12, numRuns: 300 },
  );
});

const announced = {
  name: "minutes",
  indicator: "minutes",
  dimensions: [
    { name: "universe", codes: ["all"] },
    { name: "theme", codes: ["c0"] },
  ],
  measures: ["sum"],
};

test.each([
  ["a measure beside a hidden count", "all,c0,,small,1.5"],
  ["a hidden count without its status", "all,c0,,,"],
  ["a status beside a count", "all,c0,12,small,1.5"],
  ["another status", "all,c0,,secret,"],
  ["a status in capitals", "all,c0,,SMALL,"],
  ["an exponent", "all,c0,12,,1e3"],
  ["a seventh decimal", "all,c0,12,,0.1234567"],
  ["a last zero", "all,c0,12,,1.50"],
  ["a measure below zero by nothing", "all,c0,12,,-0"],
  ["more digits than a number holds", "all,c0,12,,123456789012345.123456"],
  ["a measure in words", "all,c0,12,,NaN"],
  ["no measure", "all,c0,12,"],
  ["one more", "all,c0,12,,1,2"],
  ["a count below zero", "all,c0,-1,,1"],
  ["half a unit", "all,c0,1.5,,1"],
  ["a count with a zero before", "all,c0,012,,1"],
  ["another universe", "rsa,c0,12,,1"],
  ["an unlisted code", "all,c1,12,,1"],
])("%s is refused", (_, line) => {
  expect(readTableCsv("universe,theme,count,status,sum\nall,c0,12,,1.5\n", announced)).not.toBeNull();
  expect(readTableCsv("universe,theme,count,status,sum\nall,c0,,small,\n", announced)).not.toBeNull();
  expect(readTableCsv(`universe,theme,count,status,sum\n${line}\n`, announced)).toBeNull();
});

test("eight million billion rows announced are not walked through", () => {
  const codes = Array.from({ length: 200_000 }, (_, at) => `c${at}`);
  const wide = {
    ...announced,
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: "theme", codes },
      { name: "lieu", codes },
      { name: "age", codes },
    ],
  };
  expect(readTableCsv("universe,theme,lieu,age,count,status,sum\nall,c0,c0,c0,12,,1.5\n", wide)).toBeNull();
});

test("measures are written to six decimals, and never what would not be read", () => {
  const one = (value: number, count = 12) => ({
    ...announced,
    rows: [{ codes: ["all", "c0"], count, values: [value] }],
  });
  expect(tableCsv(one(1 / 3))).toContain(",12,,0.333333\n");
  expect(tableCsv(one(-1e-9))).toContain(",12,,0\n");
  expect(tableCsv(one(2e-7))).toContain(",12,,0\n");
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e21])
    expect(() => tableCsv(one(value))).toThrow(RangeError);
  for (const count of [-1, 1.5, 1e15, Number.NaN]) expect(() => tableCsv(one(1, count))).toThrow(RangeError);
});

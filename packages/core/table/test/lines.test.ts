import { expect, test } from "vitest";
import type { ReleasedTable } from "../src/index.ts";
import { linesOf, rowCodes, rowCount } from "../src/lines.ts";

function table(dimensions: Readonly<Record<string, string>>, rows: string): ReleasedTable {
  return {
    name: "t",
    indicator: "t",
    dimensions: Object.entries(dimensions).map(([name, codes]) => ({ name, codes: codes.split(" ") })),
    measures: [],
    rows: rows
      .trim()
      .split("\n")
      .map((line) => ({ codes: line.trim().split(" "), count: 0, values: [] })),
  };
}

const compared = table(
  { universe: "rsa all", by: "a _T", of: "x _U _T" },
  `rsa a x
   rsa a _U
   rsa a _T
   rsa _T x
   rsa _T _U
   rsa _T _T
   all _T x
   all _T _U
   all _T _T`,
);
/** Items of a question: they have no total. */
const items = table(
  { universe: "all", of: "i j", answer: "yes no _T" },
  `all i yes
   all i no
   all i _T
   all j yes
   all j no
   all j _T`,
);

const wording = (given: ReleasedTable) =>
  [...linesOf(given)].map(
    ({ total, parts }) =>
      `${total.codes.join(" ")} = ${parts.map(({ codes }) => codes.join(" ")).join(" + ")}`,
  );

test("lines run along every dimension that has a total; the universe compared with has one", () => {
  expect(wording(compared)).toEqual([
    "rsa _T x = rsa a x",
    "rsa _T _U = rsa a _U",
    "rsa _T _T = rsa a _T",
    "rsa a _T = rsa a x + rsa a _U",
    "rsa _T _T = rsa _T x + rsa _T _U",
    "all _T _T = all _T x + all _T _U",
  ]);
  expect(wording(items)).toEqual(["all i _T = all i yes + all i no", "all j _T = all j yes + all j no"]);
  expect(wording(table({ universe: "all", of: "a b" }, "all a\nall b"))).toEqual([]);
});

test("rows are every combination of codes of the first universe, then the margin of the other", () => {
  for (const given of [compared, items]) {
    expect([...rowCodes(given.dimensions)]).toEqual(given.rows.map(({ codes }) => codes));
    expect(rowCount(given.dimensions)).toBe(given.rows.length);
  }
});

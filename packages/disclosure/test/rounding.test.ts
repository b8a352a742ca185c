import { createHmac } from "node:crypto";
import { type Table, total } from "@vigie/engine";
import { describe, expect, test } from "vitest";
import { auditPublished } from "../src/protection/published-audit.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { type Chance, chanceOf } from "../src/treatments/chance.ts";
import { roundTable } from "../src/treatments/round.ts";
import { populationOf, tableOf } from "./world/crossed.ts";

/**
 * What a rounded table leaves to know to who knows the program: by enumeration, every true table from which it may
 * have come. Counts are rounded to a multiple of 4, for a threshold of 3.
 */
const highs = await loadSolver();
const [base, min] = [4, 3];

interface Sizes {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}
const sizes: Readonly<Record<string, Sizes>> = {
  "1 × 2": { rows: ["a"], columns: ["x", "y"] },
  "1 × 3": { rows: ["a"], columns: ["x", "y", "z"] },
  "2 × 2": { rows: ["a", "b"], columns: ["x", "y"] },
  "2 × 3": { rows: ["a", "b"], columns: ["x", "y", "z"] },
};

/** Its rows with their totals, then a row of totals. */
function tableWith({ rows, columns }: Sizes, cells: readonly number[]): Table {
  const wide = columns.length;
  return tableOf(
    rows,
    columns,
    rows.map((_, row) => cells.slice(row * wide, (row + 1) * wide)),
  );
}
const countsOf = (table: Table) => table.rows.map(({ count }) => count);

/** Lists of so many numbers, each one of those. */
const lists = (length: number, numbers: readonly number[]): readonly (readonly number[])[] =>
  length === 0
    ? [[]]
    : lists(length - 1, numbers).flatMap((list) => numbers.map((number) => [...list, number]));

/** Every table of multiples that adds up, each of its counts one of the two around the true one. */
function around(size: Sizes, truth: Table): readonly Table[] {
  const cells = truth.rows.filter(({ codes }) => !codes.includes(total)).map(({ count }) => count);
  const choices = cells.reduce<readonly (readonly number[])[]>(
    (all, count) => {
      const [low, high] = [Math.floor(count / base) * base, Math.ceil(count / base) * base];
      return all.flatMap((one) => [...new Set([low, high])].map((multiple) => [...one, multiple]));
    },
    [[]],
  );
  const isAround = (count: number, at: number) => Math.abs(count - (truth.rows[at]?.count ?? 0)) < base;
  return choices.map((one) => tableWith(size, one)).filter((table) => countsOf(table).every(isAround));
}

const rounded = (size: Sizes, truth: Table, chance: Chance) => {
  const found = roundTable(truth, base, { population: populationOf(size.rows, size.columns), chance, highs });
  return found === null ? [] : countsOf(found.table);
};

describe.each([
  { name: "1 × 2", numbers: [0, 1, 2, 3, 4, 5, 6, 7] },
  { name: "1 × 3", numbers: [0, 1, 3, 4, 6] },
  { name: "2 × 2", numbers: [0, 1, 3, 6] },
  { name: "2 × 3", numbers: [1, 2] },
])("$name", ({ name, numbers }) => {
  const size = sizes[name] ?? { rows: [], columns: [] };
  const cells = size.rows.length * size.columns.length;

  test("every table of multiples around the truth comes out by some draw", () => {
    for (const one of lists(cells, numbers)) {
      const truth = tableWith(size, one);
      const tables = around(size, truth);
      expect(tables.length).toBeGreaterThan(0);
      for (const printed of tables) {
        const up = (codes: readonly string[]) => {
          const at = truth.rows.findIndex((row) => row.codes.join() === codes.join());
          return (printed.rows[at]?.count ?? 0) > (truth.rows[at]?.count ?? 0);
        };
        // Each draw on the side of the multiple wanted, as near the other as can be.
        const chance: Chance = (_, [, , ...codes]) => {
          const at = truth.rows.findIndex((row) => row.codes.join() === codes.join());
          const near = ((truth.rows[at]?.count ?? 0) % base) / base;
          return near + (up(codes) ? -0.01 : 0.01);
        };
        expect(rounded(size, truth, chance)).toEqual(countsOf(printed));
      }
    }
  });

  test("so every count printed leaves all the values within the spread, the threshold at least", () => {
    // Of all that may have been: true counts of 0 to 7, or the printed multiple and what is around it.
    const printed = tableWith(
      size,
      Array.from({ length: cells }, (_, at) => (at % 2 === 0 ? 0 : base)),
    );
    const near = (multiple: number) =>
      Array.from({ length: 2 * base - 1 }, (_, at) => multiple - base + 1 + at).filter((count) => count >= 0);
    const possible = printed.rows.map(() => new Set<number>());
    const truths = Array.from({ length: cells }, (_, at) => (at % 2 === 0 ? 0 : base)).reduce<
      readonly (readonly number[])[]
    >((all, multiple) => all.flatMap((one) => near(multiple).map((count) => [...one, count])), [[]]);
    for (const one of truths) {
      const counts = countsOf(tableWith(size, one));
      const isAround = counts.every((count, at) => Math.abs(count - (printed.rows[at]?.count ?? 0)) < base);
      if (isAround) for (const [at, count] of counts.entries()) possible[at]?.add(count);
    }
    printed.rows.forEach(({ count }, at) => {
      expect([...(possible[at] ?? [])].toSorted((a, b) => a - b)).toEqual(near(count));
      expect(possible[at]?.size).toBeGreaterThanOrEqual(min);
      expect(Math.max(...(possible[at] ?? []))).toBeGreaterThanOrEqual(min);
    });
  });
});

test("a secret decides: the same gives the same; over many, the nearer multiple comes more often, not always", () => {
  const size = sizes["1 × 2"] ?? { rows: [], columns: [] };
  const secrets = Array.from({ length: 200 }, (_, at) => chanceOf(`secret ${at}`, () => "étude"));
  const printed = (count: number) =>
    secrets.map((chance) => rounded(size, tableWith(size, [count, 20]), chance)[0]);
  const ups = [0, 1, 2, 3].map((count) => printed(count).filter((multiple) => multiple === base).length);
  expect(ups).toEqual([...new Set(ups)].toSorted((a, b) => a - b));
  expect(ups[0]).toBe(0);
  expect(ups[1]).toBeGreaterThan(0);
  expect(ups[3]).toBeLessThan(secrets.length);
  expect(printed(2)).toEqual(printed(2));
});

test("the draws are a keyed hash that anyone can compute who has the secret", () => {
  for (const secret of ["", "kq9x vltz 4rmw", "é".repeat(80)]) {
    const hash = createHmac("sha256", secret)
      .update(JSON.stringify(["étude", "round", "ages", "a", "_T"]))
      .digest();
    expect(chanceOf(secret, () => "étude")("ages", ["round", "ages", "a", "_T"])).toBe(
      (hash.readUInt32BE(0) + 0.5) / 2 ** 32,
    );
  }
});

test("a rounded count that an exact total says is 0 is told, where zeros are masked", () => {
  const population = populationOf(["a"], ["x", "y"]);
  const [crossed] = population.tables.values();
  const tables = new Map([...population.tables, ["exact", crossed ?? []]]);
  const [rounded, exact] = [
    { indicator: "crossed", rounding: 11, rows: printed({ x: 0, y: 48, [total]: 48 }) },
    { indicator: "exact", rows: printed({ [total]: 37 }) },
  ];
  const holds = (zeros: "masked" | "published") =>
    auditPublished(
      [rounded, exact].map((table) => ({ ...table, dimensions: dimensionsOf(table.rows) })),
      {
        structure: { populations: [{ ...population, tables }] },
        policy: { ...defaultPolicy, zeros },
      },
      highs,
    ).holds;
  expect(holds("masked")).toBe(false);
  expect(holds("published")).toBe(true);
});

test("a rounded count that another table masks is at least 1, where zeros would have been published", () => {
  const population = populationOf(["a"], ["x", "y"]);
  const [crossed] = population.tables.values();
  const tables = new Map([...population.tables, ["masked", crossed ?? []]]);
  const [rounded, masked] = [
    { indicator: "crossed", rounding: 11, rows: printed({ x: 0, y: 36, [total]: 36 }) },
    { indicator: "masked", rows: printed({ x: null, y: null, [total]: 40 }) },
  ];
  const least = (zeros: "masked" | "published") =>
    auditPublished(
      [rounded, masked].map((table) => ({ ...table, dimensions: dimensionsOf(table.rows) })),
      {
        structure: { populations: [{ ...population, tables }] },
        policy: { ...defaultPolicy, zeros },
      },
      highs,
    ).populations[0]?.cells.find(({ codes }) => codes[1] === "x")?.low;
  expect(least("published")).toBe(1);
  expect(least("masked")).toBe(0);
});

type Rows = readonly { readonly codes: readonly string[]; readonly count: number | null }[];
const printed = (counts: Readonly<Record<string, number | null>>): Rows =>
  Object.entries(counts).map(([column, count]) => ({ codes: ["a", column], count }));
const dimensionsOf = (rows: Rows) => [
  { name: "row", codes: ["a"] },
  { name: "column", codes: rows.map(({ codes }) => codes[1] ?? "") },
];

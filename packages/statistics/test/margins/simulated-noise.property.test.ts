import { expect, test } from "vitest";
import { wholeCounts } from "../../src/margins/whole-counts.ts";
import { errorsOfBoth, reconciled } from "./agreeing.ts";
import { layoutOf, roundedNormal, uniform } from "./layouts.ts";

const draws = process.env.VIGIE_LONG ? 10_000 : 250;
const seed = process.env.VIGIE_LONG ? Date.now() : 11;
const level = (dimension: number, isCoarse = false) => ({ dimension, isCoarse });

/** Counts are at least 5 standard deviations: nothing is near zero. */
const designs = {
  "three crossed tables, a public total": {
    tables: [
      { levels: [level(0), level(1)], universe: "all" as const, variance: 36 },
      { levels: [level(1), level(2)], universe: "all" as const, variance: 64 },
      { levels: [level(0), level(2)], universe: "all" as const, variance: 36 },
    ],
    known: [0],
  },
  "an inner universe, apart from the rest": {
    tables: [
      { levels: [level(0), level(1)], universe: "nested" as const, variance: 49 },
      { levels: [level(0), level(2)], universe: "inner" as const, variance: 49 },
      { levels: [level(0)], universe: "all" as const, variance: 100 },
    ],
    known: [],
  },
  "three dimensions, and groups of codes": {
    tables: [
      { levels: [level(0), level(1), level(2)], universe: "all" as const, variance: 49 },
      { levels: [level(1, true), level(0)], universe: "all" as const, variance: 81 },
    ],
    known: [0],
  },
  "two tables of little noise, a public total": {
    tables: [
      { levels: [level(0), level(1)], universe: "all" as const, variance: 2 },
      { levels: [level(0), level(2)], universe: "all" as const, variance: 2 },
    ],
    known: [0],
  },
};

for (const [title, { tables, known }] of Object.entries(designs))
  test(`${title}: ${draws} draws (seed ${seed})`, () => {
    const random = uniform(seed);
    const layout = layoutOf({
      groups: [0, 0, 0].map((_, at) => Array.from({ length: 3 + at }, (_, code) => code % 2)),
      tables,
      isKnown: (margin) => known.some((at) => at === margin),
      countOf: () => 60 + Math.floor(100 * random()),
      noise: () => 0,
      depth: 2,
      hasImpossible: false,
    });
    const { truth, margins } = layout;
    const noise = roundedNormal(random);
    const sums = [
      ...truth.flatMap((counts, table) => counts.map((_, cell) => ({ table, cells: [cell] }))),
      ...margins.flatMap(({ size, views }) =>
        views.flatMap(({ table, cellOf }) =>
          Array.from({ length: size }, (_, at) => ({
            table,
            cells: [...cellOf.keys()].filter((cell) => cellOf[cell] === at),
          })),
        ),
      ),
    ];
    const sumOf = (values: readonly ArrayLike<number>[], { table, cells }: (typeof sums)[number]) =>
      cells.reduce((total, cell) => total + (values[table]?.[cell] ?? Number.NaN), 0);
    const expected = sums.map((sum) => sumOf(truth, sum));
    const errors = {
      real: sums.map(() => ({ sum: 0, squares: 0 })),
      whole: sums.map(() => ({ sum: 0, squares: 0 })),
    };
    for (let draw = 0; draw < draws; draw++) {
      const noisy = layout.tables.map(({ variance }, table) => ({
        variance,
        values: (truth[table] ?? []).map((count) => count + noise(variance)),
      }));
      const real = reconciled(noisy, margins);
      const results = { real: real.map(({ values }) => values), whole: wholeCounts(real, margins).tables };
      for (const kind of ["real", "whole"] as const)
        for (const [at, sum] of sums.entries()) {
          const error = sumOf(results[kind], sum) - (expected[at] ?? 0);
          const all = errors[kind][at];
          if (all) all.sum += error;
          if (all) all.squares += error * error;
        }
    }

    const { real, whole } = errorsOfBoth(layout.tables, margins);
    for (const [all, standardErrorOf] of [
      [errors.real, real],
      [errors.whole, whole],
    ] as const) {
      let ratios = 0;
      let count = 0;
      for (const [at, sum] of sums.entries()) {
        const standardError = standardErrorOf(sum);
        const { sum: total, squares } = all[at] ?? { sum: Number.NaN, squares: Number.NaN };
        if (standardError === 0) {
          expect(squares).toBeLessThan(1e-9 * draws);
          continue;
        }
        // 5.3 is the normal quantile of a risk of 1e-7 each: 1e-4 for a thousand sums.
        expect(Math.abs(total / draws)).toBeLessThan((5.3 * standardError) / Math.sqrt(draws));
        const ratio = Math.sqrt(squares / draws) / standardError;
        // Rounding, of the noise and of the counts, adds up to 1 % to a standard deviation of 3.
        expect(Math.abs(ratio - 1)).toBeLessThan(5.3 / Math.sqrt(2 * draws) + 0.01);
        ratios += ratio;
        count++;
      }
      expect(Math.abs(ratios / count - 1)).toBeLessThan(0.02);
    }
  });

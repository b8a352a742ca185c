import { expect, test } from "vitest";
import { normalCritical } from "../../src/distributions.ts";
import { wholeCounts } from "../../src/margins/whole-counts.ts";
import { risk } from "../binomial-limit.ts";
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

/** Means and deviations that are compared: of some 200 sums of each of four designs, for real values and for whole ones. */
const comparisons = 4 * 1000;
/** Standard errors that one of these comparisons exceeds with a chance that leaves all of them under one in a million. */
const limit = normalCritical(1 - risk / comparisons);
/** Relative error of a standard deviation over the draws, at that limit: Wilson and Hilferty (1931). */
const widest = (1 - 2 / (9 * draws) + limit * Math.sqrt(2 / (9 * draws))) ** 1.5 - 1;
/** What the formula of the rounding of counts leaves out of a standard error: it is approximate. */
const ofRounding = 0.01;
/** The variance that rounding adds to normal noise (Sheppard 1898): left out of what is drawn. */
const ofRoundedNoise = 1 / 12;

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
    const kinds = ["real", "whole"] as const;
    const errorsOf = errorsOfBoth(layout.tables, margins);
    const standardErrors = { real: sums.map(errorsOf.real), whole: sums.map(errorsOf.whole) };
    const moments = { real: sums.map(() => new Moments()), whole: sums.map(() => new Moments()) };
    const relativeSquares = { real: new Moments(), whole: new Moments() };
    for (let draw = 0; draw < draws; draw++) {
      const noisy = layout.tables.map(({ variance }, table) => ({
        variance,
        values: (truth[table] ?? []).map((count) => count + noise(variance - ofRoundedNoise)),
      }));
      const real = reconciled(noisy, margins);
      const results = { real: real.map(({ values }) => values), whole: wholeCounts(real, margins).tables };
      for (const kind of kinds) {
        const relative = new Moments();
        for (const [at, sum] of sums.entries()) {
          const error = sumOf(results[kind], sum) - (expected[at] ?? 0);
          moments[kind][at]?.add(error);
          const standardError = standardErrors[kind][at] ?? 0;
          if (standardError > 0) relative.add((error / standardError) ** 2);
        }
        relativeSquares[kind].add(relative.mean);
      }
    }

    for (const kind of kinds) {
      const allowed = kind === "real" ? 0 : ofRounding;
      for (const [at, found] of moments[kind].entries()) {
        const standardError = standardErrors[kind][at] ?? Number.NaN;
        if (standardError === 0) {
          expect(found.meanSquare).toBeLessThan(1e-9);
          continue;
        }
        // Rounding may favor one side: by the standard deviation that it adds, at most.
        const leaning = Math.sqrt(Math.max(0, standardError ** 2 - (standardErrors.real[at] ?? 0) ** 2));
        expect(Math.abs(found.mean)).toBeLessThan((limit * standardError) / Math.sqrt(draws) + leaning);
        expect(Math.abs(Math.sqrt(found.meanSquare) / standardError - 1)).toBeLessThan(widest + allowed);
      }
      // Sums of one draw go together: the spread of their mean from draw to draw says how near it is.
      const { mean, meanSquare } = relativeSquares[kind];
      const spread = Math.sqrt((meanSquare - mean ** 2) / draws);
      expect(Math.abs(mean - 1)).toBeLessThan(limit * spread + 2 * allowed);
    }
  });

/** Mean, and mean of the squares. */
class Moments {
  #count = 0;
  #sum = 0;
  #squares = 0;

  add(value: number): void {
    this.#count++;
    this.#sum += value;
    this.#squares += value * value;
  }

  get mean(): number {
    return this.#sum / this.#count;
  }

  get meanSquare(): number {
    return this.#squares / this.#count;
  }
}

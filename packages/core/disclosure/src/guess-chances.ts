import { type SourceGuarantee, type TableGuarantee, totalRho } from "./guarantee.ts";
import { asNumber, sumOfFractions } from "./noise/fraction.ts";
import { normalDistribution } from "./normal-distribution.ts";

/**
 * Greatest chance, from even odds, of guessing a yes or a no about one person from all that sources let out, in 0..1.
 * Methods, section 7, point 15.
 * @param rho of them together, where it is not the sum of theirs
 */
export function guessFromAll(
  sources: readonly SourceGuarantee[],
  rho: number = asNumber(totalRho({ sources })),
): number {
  return guessFrom(
    sources.flatMap(({ tables }) => tables),
    rho,
  );
}

/**
 * The greatest chance if only one table had left, with the noise that it has: that of the most disclosive indicator, each
 * item of a question of several answers included. Tables that leave together are made consistent, so each discloses a little
 * of the others.
 */
export function guessFromOneTable(sources: readonly SourceGuarantee[]): number {
  const chances = sources.flatMap(({ tables }) =>
    [...Map.groupBy(tables, ({ indicator }) => indicator).values()].map((ofIndicator) =>
      guessFrom(ofIndicator, asNumber(sumOfFractions(ofIndicator.map(({ rho }) => rho)))),
    ),
  );
  return Math.max(0.5, ...chances);
}

/** Rows that one person is taken to have where a study declares no number: what that would mean is stated, not counted. */
const undeclaredRows = 5;

/** What a source would disclose of a person of several rows, where the study protects each row. */
export interface UndeclaredRows {
  readonly rows: number;
  /** Grows as the square of the rows. Methods, section 7, point 2. */
  readonly rho: number;
  /** As that of `guessFromAll`. */
  readonly chance: number;
}

/** @returns null where the study declares how many rows one person may have */
export function undeclaredRowsOf({ rowsPerPerson, rho }: SourceGuarantee): UndeclaredRows | null {
  if (rowsPerPerson !== null) return null;
  const several = asNumber(rho) * undeclaredRows ** 2;
  return { rows: undeclaredRows, rho: several, chance: guessChance(several) };
}

/** A unit moves a sum by many of its steps: only counts have the law of whole-numbered noise. */
function guessFrom(tables: readonly TableGuarantee[], rho: number): number {
  const counts = tables.filter(({ measure }) => measure === "count");
  return guessChanceOfTables(
    counts.map(({ variance }) => asNumber(variance)),
    rho,
  );
}

/**
 * Greatest chance, from even odds, that someone who knows everything about everyone else guesses right a yes-or-no about
 * one person, from all that has this rho: Φ(√(2ρ) / 2), .7602 for 1.
 * @see Dong, Roth & Su (2022), Gaussian differential privacy: the optimal test of two shifted Gaussians
 */
export function guessChance(rho: number): number {
  return normalDistribution(Math.sqrt(2 * rho) / 2);
}

/** Part of a chance that floating point may have added: it is not rounded up to one chance more. */
const chanceNoise = 1e-9;

/**
 * A chance as everyone reads it, out of 100: rounded up, since it is an upper bound. Methods, section 7, point 15.
 * @param chance in 0..1
 * @example
 * chancesInHundred(0.7602) // 77
 * chancesInHundred(0.5514) // 56
 * chancesInHundred(0.5) // 50
 */
export function chancesInHundred(chance: number): number {
  return Math.ceil(100 * (chance - chanceNoise));
}

/** Greatest number of tables whose noise is taken as whole numbers; noise of others is taken as Gaussian. */
const wholeTablesMax = 4;

/** Smallest rho of a table beside many others for which whole-numbered noise may help a guess more than its Gaussian limit. */
const coarseRho = 0.5;

/** Difference of rho that comes from floating point. */
const negligibleRho = 1e-9;

/**
 * Greatest chance of a right guess from counts of these variances, for under five tables by the law of whole-numbered noise:
 * .782 for one of variance 1. The two cells that one unit moves by one in a table are taken as one cell of half the variance,
 * which has the same rho. Where ties make that law less favorable than its Gaussian limit, the limit is given: two cells do
 * not pass it. Among more tables, those of little noise keep the law of whole numbers, of their two cells.
 * @param variances of the noise, in squared grains
 * @param rho of all that leaves, where it is not of these tables alone
 */
export function guessChanceOfTables(variances: readonly number[], rho: number = rhoOf(variances)): number {
  const limit = guessChance(rho);
  const areFew = variances.length <= wholeTablesMax && Math.abs(rho - rhoOf(variances)) < negligibleRho;
  const whole = areFew
    ? variances
    : variances
        .filter((variance) => 1 / variance > coarseRho)
        .toSorted((a, b) => a - b)
        .slice(0, wholeTablesMax);
  if (whole.length === 0) return limit;
  const laws = whole.map((variance) =>
    areFew ? lawOfRatio(variance / 2) : convolved(lawOfRatio(variance), lawOfRatio(variance)),
  );
  const ratios = laws.reduce(convolved, new Map([[0, 1]]));
  const gaussian = areFew ? 0 : rho - rhoOf(whole);
  let chance = 0;
  for (const [ratio, mass] of ratios) chance += mass * chanceGiven(ratio, gaussian);
  return Math.max(chance, limit);
}

function rhoOf(variances: readonly number[]): number {
  return variances.reduce((rho, variance) => rho + 1 / variance, 0);
}

/** Chance that a log-likelihood ratio is positive once that of Gaussian noise of this rho is added; even odds at zero. */
function chanceGiven(ratio: number, rho: number): number {
  if (rho > negligibleRho) return normalDistribution((ratio + rho) / Math.sqrt(2 * rho));
  return Math.abs(ratio) < 1e-9 ? 0.5 : ratio > 0 ? 1 : 0;
}

/** Law of the log-likelihood ratio of one cell that holds the unit: each value with its probability. */
function lawOfRatio(variance: number): ReadonlyMap<number, number> {
  const reach = Math.ceil(8 * Math.sqrt(variance)) + 1;
  const masses = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * variance)),
  );
  const whole = masses.reduce((sum, mass) => sum + mass, 0);
  return new Map(masses.map((mass, at) => [(2 * (at - reach) + 1) / (2 * variance), mass / whole]));
}

/** Law of the sum of two independent ratios; ratios equal but for rounding are one. */
function convolved(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [a, p] of one)
    for (const [b, q] of other) {
      const ratio = Math.round((a + b) * 1e9) / 1e9;
      found.set(ratio, (found.get(ratio) ?? 0) + p * q);
    }
  return found;
}

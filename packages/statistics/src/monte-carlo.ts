import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expectedCounts, pearsonStatistic } from "./chi-square.ts";
import { type Contingency, marginsOf } from "./contingency.ts";
import { randomTable } from "./random-table.ts";

/** What makes a simulated p-value the same again: print both beside it. */
export interface Draws {
  /** Whole number; the generator's start. */
  readonly seed: number;
  /** Tables drawn, > 0. */
  readonly draws: number;
}

/** Statistics this close to the one seen are equal to it but for rounding: R's own allowance. */
const almostOne = 1 - 64 * Number.EPSILON;

/**
 * p-value of Pearson's statistic among tables drawn with the margins of this one: (1 + k) / (1 + draws), where k
 * tables are at least as far from independence.
 * @param table with no empty line
 * @throws {RangeError} outside the domain of `Contingency`, or where seed or draws are not whole numbers
 * @see Hope (1968); Davison and Hinkley (1997), section 4.2
 */
export function monteCarlo(table: Contingency, { seed, draws }: Draws): number {
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(draws) || draws < 1)
    throw new RangeError("a simulation needs a whole seed and a whole number of draws > 0");
  const margins = marginsOf(table);
  const expected = expectedCounts(margins);
  const seen = pearsonStatistic(table, expected) * almostOne;
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  let asFar = 0;
  for (let draw = 0; draw < draws; draw++)
    if (pearsonStatistic(randomTable(margins, uniform), expected) >= seen) asFar += 1;
  return (1 + asFar) / (1 + draws);
}

import gammaln from "@stdlib/math-base-special-gammaln";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Contingency, expectedCounts, type Margins, marginsOf, pearsonStatistic } from "./chi-square.ts";
import { type Hypergeometric, modeOf, ratioDown, ratioUp, supportOf } from "./distributions.ts";

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

/**
 * Draws a table with the margins given, with the probability it has under independence.
 * @param uniform numbers drawn evenly from [0, 1)
 * @see Patefield (1981): cell by cell, each from its hypergeometric given the ones before
 */
function randomTable({ rows, columns, all }: Margins, uniform: () => number): Contingency {
  const left = [...columns];
  let unitsLeft = all;
  return rows.map((row) => {
    let rowLeft = row;
    let pool = unitsLeft;
    unitsLeft -= row;
    return left.map((marked, j) => {
      const count = drawHypergeometric({ drawn: rowLeft, marked, all: pool }, uniform);
      rowLeft -= count;
      pool -= marked;
      left[j] = marked - count;
      return count;
    });
  });
}

/** Inversion outwards from the mode: about as many steps as the standard deviation. */
function drawHypergeometric(shape: Hypergeometric, uniform: () => number): number {
  const { least, greatest } = supportOf(shape);
  if (least === greatest) return least;
  const mode = modeOf(shape);
  const peak = probability(shape, mode);
  let remaining = uniform() - peak;
  if (remaining < 0) return mode;
  for (let up = mode, down = mode, above = peak, below = peak; above > 0 || below > 0; ) {
    above *= ratioUp(shape, up);
    remaining -= above;
    if (remaining < 0) return up + 1;
    up += 1;
    below *= ratioDown(shape, down);
    remaining -= below;
    if (remaining < 0) return down - 1;
    down -= 1;
  }
  // Rounding left the probabilities a hair short of 1.
  return mode;
}

function probability({ drawn, marked, all }: Hypergeometric, value: number): number {
  return Math.exp(logChoose(marked, value) + logChoose(all - marked, drawn - value) - logChoose(all, drawn));
}

const logChoose = (all: number, some: number) =>
  gammaln(all + 1) - gammaln(some + 1) - gammaln(all - some + 1);

import { requireComparison, type TwoProportions } from "./comparison.ts";
import { type Hypergeometric, modeOf, ratioDown, ratioUp } from "./distributions.ts";

/** Tables whose probabilities agree to this relative gap are equally likely: R's own allowance for rounding. */
const tie = 1e-7;

/**
 * Fisher's exact test of a 2×2 table, two-sided: the probability, margins fixed, of all tables that are at most
 * as likely as the one seen. 1 where the margins leave one possible table.
 * @returns the p-value; 0 where it is below the smallest double
 * @throws {RangeError} outside the domain of `TwoProportions`
 * @see Fisher (1935), whose tea tasting is the example
 * @example
 * fisherExact({ group: { count: 3, base: 4 }, rest: { count: 1, base: 4 } }) // 0.4857
 */
export function fisherExact(comparison: TwoProportions): number {
  requireComparison(comparison);
  const { group, rest } = comparison;
  const shape = { drawn: group.base, marked: group.count + rest.count, all: group.base + rest.base };
  const weights = relativeWeights(shape);
  const limit = (weights.get(group.count) ?? 0) * (1 + tie);
  let unlikely = 0;
  let all = 0;
  for (const weight of weights.values()) {
    all += weight;
    if (weight <= limit) unlikely += weight;
  }
  return unlikely / all;
}

/** Probabilities over that of the mode, outwards from it until they vanish. */
function relativeWeights(shape: Hypergeometric): ReadonlyMap<number, number> {
  const mode = modeOf(shape);
  const weights = new Map([[mode, 1]]);
  for (let value = mode, weight = ratioUp(shape, mode); weight > 0; weight *= ratioUp(shape, value))
    weights.set(++value, weight);
  for (let value = mode, weight = ratioDown(shape, mode); weight > 0; weight *= ratioDown(shape, value))
    weights.set(--value, weight);
  return weights;
}

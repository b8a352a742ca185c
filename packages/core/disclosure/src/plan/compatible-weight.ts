import { areExclusive, type Source } from "@vigie/study";
import { add, compareFractions, type Fraction, fraction } from "../noise/fraction.ts";

/** Universes above which the heaviest set of compatible ones is not searched: all are then taken to hold one unit. */
const searchedMax = 16;

/**
 * The greatest sum of weights of universes that can hold one same unit. Exclusion is proved from the study alone; where
 * it is not, each counts.
 * @param weights of what is drawn in each universe
 */
export function greatestCompatibleWeight(source: Source, weights: ReadonlyMap<string, Fraction>): Fraction {
  const all = [...weights];
  const zero = fraction(0n);
  if (all.length > searchedMax) return all.reduce((sum, [, weight]) => add(sum, weight), zero);
  const heaviest = (at: number, chosen: readonly string[]): Fraction => {
    const [universe, weight] = all[at] ?? [];
    if (universe === undefined || weight === undefined) return zero;
    const without = heaviest(at + 1, chosen);
    if (chosen.some((other) => areExclusive(source, other, universe))) return without;
    const within = add(weight, heaviest(at + 1, [...chosen, universe]));
    return compareFractions(within, without) > 0 ? within : without;
  };
  return heaviest(0, []);
}

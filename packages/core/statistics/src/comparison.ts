import { type Proportion, requireProportion } from "./proportion.ts";

/** A 2×2 table read as two proportions: a group, and the rest that it is compared with. No unit is in both. */
export interface TwoProportions {
  readonly group: Proportion;
  readonly rest: Proportion;
}

/** @throws {RangeError} outside the domain of `Proportion` */
export function requireComparison({ group, rest }: TwoProportions): void {
  requireProportion(group);
  requireProportion(rest);
}

/** The cells in their usual letters: `a`, `b` with and without the characteristic in the group, `c`, `d` in the rest. */
export function fourfoldCells({ group, rest }: TwoProportions) {
  return { a: group.count, b: group.base - group.count, c: rest.count, d: rest.base - rest.count };
}

/** Pools one comparison over several populations that share no unit. */
export function collapsed(comparisons: readonly TwoProportions[]): TwoProportions {
  return {
    group: summed(comparisons.map(({ group }) => group)),
    rest: summed(comparisons.map(({ rest }) => rest)),
  };
}

function summed(proportions: readonly Proportion[]): Proportion {
  const base = proportions.reduce((total, proportion) => total + proportion.base, 0);
  return {
    count: proportions.reduce((total, { count }) => total + count, 0),
    base,
    noise:
      base === 0
        ? 0
        : proportions.reduce(
            (total, proportion) => total + (proportion.base / base) ** 2 * (proportion.noise ?? 0),
            0,
          ),
  };
}

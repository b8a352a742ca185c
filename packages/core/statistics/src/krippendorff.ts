import { type NotComputed, notComputed } from "./not-computed.ts";

export interface Agreement {
  readonly kind: "computed";
  /** 1 for full agreement, 0 for that of chance; may be negative. */
  readonly alpha: number;
  /** Coded units that at least two coders rated, and ratings of those units. */
  readonly units: number;
  readonly ratings: number;
}

/** `no_pair`: no unit was rated twice; `no_variation`: every rating is the same, so chance would agree as well. */
export type NoAgreement = NotComputed<"no_pair" | "no_variation">;

/**
 * Krippendorff's alpha for ordered ratings; missing ratings are left out.
 * @param units the ratings of each coded unit, by whatever coder; whole numbers ≥ 0 in the order of severity
 * @throws {RangeError} where a rating is not a whole number ≥ 0
 * @see Krippendorff (2011), Computing Krippendorff's alpha-reliability; his four observers, twelve units: .815
 */
export function krippendorffAlpha(units: readonly (readonly number[])[]): Agreement | NoAgreement {
  if (units.flat().some((rating) => !Number.isInteger(rating) || rating < 0))
    throw new RangeError("a rating is a whole number ≥ 0");
  const paired = units.filter((ratings) => ratings.length > 1);
  const values = paired.flat();
  if (values.length === 0) return notComputed("no_pair");
  const distance = ordinalDistance(values);
  const expected = disagreement(values, distance);
  if (expected === 0) return notComputed("no_variation");
  const observed = paired.reduce(
    (total, ratings) => total + ratings.length * disagreement(ratings, distance),
    0,
  );
  return {
    kind: "computed",
    alpha: 1 - observed / values.length / expected,
    units: paired.length,
    ratings: values.length,
  };
}

type Distance = (first: number, second: number) => number;

/** Square of the ratings that lie between two, each end counted by half. */
function ordinalDistance(values: readonly number[]): Distance {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const middles = new Map<number, number>();
  let under = 0;
  for (const [value, count] of [...counts].sort(([first], [second]) => first - second)) {
    middles.set(value, under + count / 2);
    under += count;
  }
  return (first, second) => ((middles.get(first) ?? 0) - (middles.get(second) ?? 0)) ** 2;
}

/** Mean distance of two ratings drawn from these, one after the other. */
function disagreement(ratings: readonly number[], distance: Distance): number {
  const counts = [...Map.groupBy(ratings, (rating) => rating)].map(([rating, same]) => ({
    rating,
    count: same.length,
  }));
  let total = 0;
  for (const first of counts)
    for (const second of counts) total += first.count * second.count * distance(first.rating, second.rating);
  return total / ratings.length / (ratings.length - 1);
}

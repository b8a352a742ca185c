/**
 * What every sufficient mask obeys: where all of `condition` are masked, the masks weighted by `coefficients`
 * (0 to 1 each) sum to 1 at least.
 */
export interface Cut {
  readonly condition: readonly number[];
  readonly coefficients: ReadonlyMap<number, number>;
}

/** Amount by which a mask, whole or fractional, falls short of a cut; ≤ 0 where it obeys. */
export function shortOf({ condition, coefficients }: Cut, mask: (count: number) => number): number {
  const wanted = condition.reduce((sum, count) => sum + mask(count), 1 - condition.length);
  return [...coefficients].reduce((left, [count, coefficient]) => left - coefficient * mask(count), wanted);
}

/**
 * @param needed what the masks must add up to; no cut where it is already there
 * @param coefficients what each masked count adds, ≥ 0
 */
export function cutOf(
  condition: readonly number[],
  needed: number,
  coefficients: ReadonlyMap<number, number>,
): Cut | null {
  const own = condition.reduce((sum, count) => sum + (coefficients.get(count) ?? 0), 0);
  const missing = needed - own;
  if (missing <= 1e-6) return null;
  const scaled = [...coefficients].flatMap(([count, value]) => {
    const share = Math.min(1, value / missing);
    return condition.includes(count) || share < 1e-9 ? [] : [[count, share] as const];
  });
  return { condition, coefficients: new Map(scaled) };
}

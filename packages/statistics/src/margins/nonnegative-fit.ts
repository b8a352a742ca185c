/** Sums that the values of items are to have: `cellOf` is the sum of each item, or -1 outside. */
export interface Sums {
  readonly cellOf: Int32Array;
  readonly values: Float64Array;
}

/** More change nothing: sums that contradict one another, as settled whole ones and others do, are never all met. */
const passesMax = 5;
const shiftsMax = 10;
/** Gap of a sum, in units: above what the rounding of a sum of a million cells makes. */
const tolerance = 1e-5;

/**
 * Values of at least 0 near the targets: each set of sums in turn is reached by equal shifts of the items that can still
 * move. Of sums that contradict one another the last ones are met.
 * @see von Neumann (1950), alternating projections
 */
export function nonNegativeFit(targets: Float64Array, constraints: readonly Sums[]): Float64Array {
  const values = targets.map((value) => Math.max(0, value));
  for (let pass = 0; pass < passesMax; pass++) {
    let gapMax = 0;
    for (const sums of constraints) {
      const gap = shift(values, sums);
      gapMax = Math.max(gapMax, gap);
      for (let left = gap, shifts = 1; left > tolerance && shifts < shiftsMax; shifts++)
        left = shift(values, sums);
    }
    if (gapMax <= tolerance) break;
  }
  return values;
}

/** @returns the greatest gap that there was */
function shift(values: Float64Array, { cellOf, values: target }: Sums): number {
  const gaps = target.slice();
  const [all, positive] = [new Float64Array(gaps.length), new Float64Array(gaps.length)];
  for (let item = 0; item < cellOf.length; item++) {
    const [cell, value] = [cellOf[item] ?? -1, values[item] ?? 0];
    if (cell < 0) continue;
    gaps[cell] = (gaps[cell] ?? 0) - value;
    all[cell] = (all[cell] ?? 0) + 1;
    if (value > 0) positive[cell] = (positive[cell] ?? 0) + 1;
  }
  const gapMax = gaps.reduce((greatest, gap) => Math.max(greatest, Math.abs(gap)), 0);
  if (gapMax <= tolerance) return gapMax;
  const steps = gaps.map((gap, cell) => gap / ((gap > 0 ? all[cell] : positive[cell]) || 1));
  for (let item = 0; item < cellOf.length; item++) {
    const step = steps[cellOf[item] ?? -1] ?? 0;
    if (step !== 0) values[item] = Math.max(0, (values[item] ?? 0) + step);
  }
  return gapMax;
}

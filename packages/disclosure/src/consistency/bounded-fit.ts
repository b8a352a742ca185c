/** Real targets of items, each with its bounds. */
export interface BoundedTargets {
  readonly targets: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Bounds on sums of items: `cellOf` is the cell of each item, or -1 outside. Equal bounds fix a sum. */
export interface SumBounds {
  readonly cellOf: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Items visited at most. */
const effortMax = 2e8;
const passesMax = 50;
/** Gap of a sum, in units: above what the rounding of a sum of a million cells makes. */
const tolerance = 1e-5;

/**
 * Real values within their bounds near the targets, with sums within theirs: each set of sums in turn is reached by
 * equal shifts of the items that can still move. Where the passes allowed are not enough (bounds that contradict one
 * another), the last pass is returned.
 * @see von Neumann (1950), alternating projections
 */
export function boundedFit(
  { targets, least, most }: BoundedTargets,
  constraints: readonly SumBounds[],
): Float64Array {
  const values = targets.map((value, item) => clamp(value, least[item] ?? 0, most[item] ?? 0));
  const shift = ({ cellOf, ...sums }: SumBounds) => {
    const gaps = gapsOf(values, { cellOf, ...sums });
    const gapMax = gaps.reduce((greatest, gap) => Math.max(greatest, Math.abs(gap)), 0);
    if (gapMax <= tolerance) return gapMax;
    const movable = new Float64Array(gaps.length);
    const roomOf = (item: number, gap: number) => {
      const value = values[item] ?? 0;
      return gap > 0 ? (most[item] ?? 0) - value : value - (least[item] ?? 0);
    };
    for (let item = 0; item < cellOf.length; item++) {
      const cell = cellOf[item] ?? -1;
      if (cell >= 0 && roomOf(item, gaps[cell] ?? 0) > 0) movable[cell] = (movable[cell] ?? 0) + 1;
    }
    for (let item = 0; item < cellOf.length; item++) {
      const gap = gaps[cellOf[item] ?? -1] ?? 0;
      const room = gap === 0 ? 0 : roomOf(item, gap);
      const step = Math.min(room, Math.abs(gap) / (movable[cellOf[item] ?? -1] ?? 1));
      if (room > 0) values[item] = (values[item] ?? 0) + Math.sign(gap) * step;
    }
    return gapMax;
  };
  const passes = Math.min(passesMax, Math.max(10, effortMax / (values.length * constraints.length + 1)));
  for (let pass = 0; pass < passes; pass++)
    if (constraints.reduce((gapMax, sums) => Math.max(gapMax, shift(sums)), 0) <= tolerance) break;
  return values;
}

/** What each sum lacks of its least, or (negative) exceeds of its most. */
function gapsOf(values: Float64Array, { cellOf, least, most }: SumBounds): Float64Array {
  const sums = new Float64Array(least.length);
  for (let item = 0; item < cellOf.length; item++) {
    const cell = cellOf[item] ?? -1;
    if (cell >= 0) sums[cell] = (sums[cell] ?? 0) + (values[item] ?? 0);
  }
  return sums.map((sum, cell) => clamp(sum, least[cell] ?? 0, most[cell] ?? 0) - sum);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

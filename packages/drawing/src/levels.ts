/**
 * The level of each interval, the lowest where it does not meet the one before it on that level.
 * @param intervals from left to right
 */
export function levelsOf(
  intervals: readonly { readonly left: number; readonly right: number }[],
): readonly number[] {
  const ends: number[] = [];
  return intervals.map(({ left, right }) => {
    const free = ends.findIndex((end) => left >= end);
    const level = free < 0 ? ends.length : free;
    ends[level] = right;
    return level;
  });
}

/**
 * Every double above it keeps all its digits. A p-value far enough under it comes out of its computation as zero, which none
 * is.
 */
const least = 1e-307;

/** The p-value as it may be written: under 1e-307, this bound from above. */
export function writtenPValue(pValue: number): number {
  return Math.max(pValue, least);
}

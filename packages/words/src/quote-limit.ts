/**
 * Rows under which a value of the data is never named outside `private/`: five, or more where a threshold of
 * statistical secrecy asks it. Methods, section 1.
 */
export function quotedRowsMin(...thresholds: readonly number[]): number {
  return Math.max(5, ...thresholds);
}

/** The usual threshold of statistical secrecy, that of health and of taxes. */
const usualMin = 11;

/**
 * Rows under which a value of the data is never named outside `private/`. No study changes it: a study that could lower it
 * would choose what its partners' screens name.
 * @param ofPartner its own threshold, 0 where it has none: only a stricter one counts
 */
export function quotedRowsMin(ofPartner: number): number {
  return Math.max(usualMin, ofPartner);
}

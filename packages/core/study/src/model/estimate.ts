/** Why what should stand beside the counts of a table was not computed at the partner's. */
export const estimateSilences = [
  "secret",
  "small_category",
  "reference_absent",
  "one_value",
  "no_variation",
  "rank_deficient",
  "separation",
  "not_converged",
  "not_calibrated",
] as const;

export interface EstimateSilence {
  readonly reason: (typeof estimateSilences)[number];
  /** Attributes that the reason is about, where it is about some. */
  readonly attributes: readonly string[];
}

/** Part of a range within which the 95 % interval of noise must lie, on either side, for the number to be printed. */
const printedWithin = 0.05;

/**
 * Whether noise leaves a share, a mean or a median precise enough to be printed. Methods, sections 7.11 and 7.13.
 * @param error standard error that noise gives the number; ≥ 0
 * @param width of the declared range of the number; 1 for a share
 */
export function isPrintable(error: number, width = 1): boolean {
  return 1.959964 * error <= (printedWithin + 1e-12) * width;
}

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
  /** Those that the reason is about, where it is about some. */
  readonly attributes: readonly string[];
}

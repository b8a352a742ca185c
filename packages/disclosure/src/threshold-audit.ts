/** What the first version of the audit states of one published table; anyone can compute it again from the rows. */
export interface ThresholdAudit {
  readonly indicator: string;
  readonly cells: number;
  readonly zeros: number;
  /** The smallest count above zero; null where every count is zero. */
  readonly smallest: number | null;
  /** Whether every count is zero or at least the minimum. */
  readonly holds: boolean;
}

/** Threshold rule over what is published of one table. Methods, section 7. */
export function auditThreshold({
  indicator,
  counts,
  min,
}: {
  readonly indicator: string;
  readonly counts: readonly number[];
  readonly min: number;
}): ThresholdAudit {
  const positive = counts.filter((count) => count > 0);
  const smallest = positive.length === 0 ? null : positive.reduce((a, b) => Math.min(a, b));
  return {
    indicator,
    cells: counts.length,
    zeros: counts.length - positive.length,
    smallest,
    holds: smallest === null || smallest >= min,
  };
}

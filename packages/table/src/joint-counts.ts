/**
 * Units by their joint values of several columns: what models, weighted estimates and the relations between tables
 * need besides the tables themselves. It has no margin and stays at the partner's.
 */
export interface JointCounts {
  readonly id: string;
  readonly columns: readonly string[];
  /** In no order; each combination that occurs, once. */
  readonly rows: readonly JointCountsRow[];
}

export interface JointCountsRow {
  /** One per column: a code, `_U` where it is unknown; or a number, null where it is unknown. */
  readonly values: readonly (string | number | null)[];
  /** Units, at least 1. */
  readonly count: number;
}

export interface Dimension {
  /** `universe`, `group`, `subgroup`, or an attribute of the source. */
  readonly name: string;
  /** Every code that may stand in the column, in row order; `_U` then `_T` last. */
  readonly codes: readonly string[];
}

/**
 * Exact counts of one indicator. Dimensions in column order: `universe` first, then those of `dimensionsOf`. Rows
 * sorted by the codes' order, dimension by dimension; a count of zero has its row. Where the indicator has
 * `against`, the rows of that universe stand at `_T` of every dimension but the last.
 */
export interface Table {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** One code per dimension, in their order. */
  readonly codes: readonly string[];
  /** Units; a whole number ≥ 0. */
  readonly count: number;
}

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

/** One cell of what leaves: see `docs/formats.md`. */
export interface ReleasedRow {
  /** One code per dimension. */
  readonly codes: readonly string[];
  /** Noisy where the source protects persons; null where hidden, being under the smallest count shown. */
  readonly count: number | null;
  /** One per measure; null where the row has none, and wherever the count is hidden. */
  readonly values: readonly (number | null)[];
}

/** A table as it leaves a partner and as whoever receives it reads it. */
export interface ReleasedTable {
  /** Name of the indicator, or `<indicator>.model` for the crossing that its model is fitted on. */
  readonly name: string;
  readonly indicator: string;
  /** `universe` first. */
  readonly dimensions: readonly Dimension[];
  /** Names of the columns after `count` and `status`. */
  readonly measures: readonly string[];
  readonly rows: readonly ReleasedRow[];
}

/**
 * Rows without those that no unit can be in, which the study alone proves: in a table with noise, their count is 0 without
 * noise. They are no secret and no estimate, so nothing counts them among either.
 */
export function possibleRows({
  measures,
  rows,
}: Pick<ReleasedTable, "measures" | "rows">): readonly ReleasedRow[] {
  const at = measures.indexOf("count_error");
  const isNoised = rows.some(({ values }) => values[at] !== 0);
  return isNoised ? rows.filter(({ count, values }) => count !== 0 || values[at] !== 0) : rows;
}

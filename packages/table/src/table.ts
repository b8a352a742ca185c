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

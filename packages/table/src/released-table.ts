import type { Dimension } from "./table.ts";

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

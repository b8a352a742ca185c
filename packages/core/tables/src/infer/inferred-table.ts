import type { SizesUse } from "@vigie/bundle";
import type { EstimateSilence, Holder } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import type { HolderReception } from "../holders.ts";

/** A number with the standard error that noise gives it: 0 where nothing was changed. */
export interface Noisy {
  readonly value: number;
  readonly error: number;
}

/** What the diagnostic reads of an indicator: noisy counts, and what is computed from them. Made by `infer` alone. */
export interface InferredTable {
  readonly indicator: string;
  /** `universe`, then those of `dimensionsOf`. */
  readonly dimensions: ReleasedTable["dimensions"];
  /** Measures of `measuresOf`. */
  readonly measures: readonly string[];
  readonly rows: readonly InferredRow[];
  /** Counts under it are hidden; 0 where none is. */
  readonly min: number;
  /** Why its measures are missing; null where they are there, or where it has none. */
  readonly silence: EstimateSilence | null;
  /** How its source stands to published sizes. */
  readonly sizes: SizesUse;
  /** Which holders of a group it is of; null for one institution. */
  readonly holders: HolderReception | null;
  /** Whether the noise of added counts is too great to call a hidden one small. */
  readonly areHiddenUncertain: boolean;
  /** The own table of each holder that it is of, where the indicator is shown by holder. */
  readonly byHolder?: readonly HolderTable[];
}

export interface HolderTable {
  readonly holder: Holder;
  readonly table: InferredTable;
}

/** A measure of a row, by name; null where the table has none of that name, and where it could not be computed. */
export function measureOf(
  { measures }: Pick<InferredTable, "measures">,
  { values }: Pick<InferredRow, "values">,
  name: string,
): number | null {
  return values[measures.indexOf(name)] ?? null;
}

export interface InferredRow {
  readonly codes: readonly string[];
  /** Null where hidden, being under `min`. */
  readonly count: number | null;
  /** Standard error that noise gives the count. */
  readonly error: number;
  /** Units in the base of shares; in rows that are a total of the last dimension, where these leave. */
  readonly base: Noisy | null;
  /** One per measure; null where it could not be computed. */
  readonly values: readonly (number | null)[];
  /** Standard error that noise gives each of them; null where nothing says it. */
  readonly errors: readonly (number | null)[];
}

import type { SizesUse } from "@vigie/bundle";
import type { EstimateSilence, Indicator, Source } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import type { HolderReception } from "../holders.ts";

/** The released table of one indicator, with all that its inference reads. */
export interface InferQuestion {
  readonly indicator: Indicator;
  readonly source: Source;
  readonly table: ReleasedTable;
  /** Every table of the bundle, by name: the design of a survey is read from other tables too. */
  readonly tables: ReadonlyMap<string, ReleasedTable>;
  /** Counts under it are hidden; 0 where none is. */
  readonly min: number;
  /** Why the partner could not compute its measures; null where the manifest gives no reason. */
  readonly silence: EstimateSilence | null;
  /** Left out where its source meets every published size. */
  readonly sizes?: SizesUse;
  /** Which holders of a group it is of; left out for one institution. */
  readonly holders?: HolderReception | null;
  /** Whether hidden counts may be other than small; left out where they are not. */
  readonly areHiddenUncertain?: boolean;
}

/** Measures computed from the counts of one table, by the codes of its rows joined by `|`. */
export interface InferredMeasures {
  readonly values: ReadonlyMap<string, Measured>;
  /** Why there are none. */
  readonly silence: EstimateSilence | null;
}

/** Measures of one row by name, each with the standard error that noise gives it, where something says it. */
export type Measured = ReadonlyMap<string, { readonly value: number; readonly error: number | null }>;

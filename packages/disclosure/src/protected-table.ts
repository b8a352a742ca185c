import type { Dimension } from "@vigie/engine";

export type Cell =
  | { readonly status: "free"; readonly count: number }
  | { readonly status: "primary" | "secondary"; readonly reason: string };

/** What was done to a table so that it may leave. A withheld table leaves with no row at all. */
export type Treatment =
  | { readonly kind: "published"; readonly merged: number }
  | { readonly kind: "withheld"; readonly reason: "small_count" };

export interface ProtectedRow {
  readonly codes: readonly string[];
  readonly cell: Cell;
  /** One a measure; null where it could not be computed, and in every masked cell. */
  readonly values: readonly (number | null)[];
}

declare const protectedMark: unique symbol;

export interface ProtectedContents {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  /** What is given of a cell besides its count, by name; none for a table of counts. */
  readonly measures: readonly string[];
  readonly rows: readonly ProtectedRow[];
  readonly treatment: Treatment;
}

/** Only `protect` makes one, so `pack` cannot be given an exact table. */
export type ProtectedTable = ProtectedContents & { readonly [protectedMark]: true };

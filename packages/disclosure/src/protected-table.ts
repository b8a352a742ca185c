import type { Dimension } from "@vigie/engine";
import type { WithheldReason } from "./protection/draft.ts";
import type { GuardedCell } from "./protection/protect-all.ts";
import type { Method } from "./suppression/suppress.ts";

export type Cell = GuardedCell;

/**
 * What was done to a table so that it may leave: nothing where its source protects nobody; else cells masked, or
 * every count rounded. `merged`: rare subgroups gathered first. A withheld table leaves with no row at all.
 */
export type Treatment =
  | { readonly kind: "open" }
  | { readonly kind: "masked"; readonly method: Method; readonly merged: number }
  | { readonly kind: "rounded"; readonly base: number; readonly spread: number; readonly merged: number }
  | { readonly kind: "withheld"; readonly reason: WithheldReason };

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

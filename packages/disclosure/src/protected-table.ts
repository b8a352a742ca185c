import type { ReleasedTable } from "@vigie/table";

declare const protectedMark: unique symbol;

/** Only `protect` makes one, so `pack` cannot be given an exact table. */
export type ProtectedTable = ReleasedTable & { readonly [protectedMark]: true };

import type { Part } from "../choices.ts";

/** Identifier of the control that decides a field; `key` for the column of the identifiers, `total` for the last row. */
export function anchorOf({ source, role }: Part, field: string): string {
  return `choose-${source}-${role}-${field}`;
}

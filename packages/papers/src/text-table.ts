import type { Run } from "@vigie/files";

/** What a cell of a table holds: one plain text. */
export function cell(text: string): readonly Run[] {
  return [{ text, style: "plain", href: null }];
}

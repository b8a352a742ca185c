import type { Proposal } from "@vigie/engine";

/**
 * Why the columns of a field were proposed, in the language of the proposal; null where the person chose others.
 * @param columns where the draft reads the field
 */
export function fieldGuess(
  field: string,
  columns: readonly string[],
  proposal: Proposal | undefined,
): { readonly reason: string; readonly isDoubtful: boolean } | null {
  const one = proposal?.fields.get(field) ?? proposal?.carried.get(field);
  if (one !== undefined) return columns.length === 1 && columns[0] === one.column ? one : null;
  const several = proposal?.multiples.get(field);
  if (several === undefined || columns.length !== several.columns.length) return null;
  return columns.every((column) => several.columns.includes(column)) ? several : null;
}

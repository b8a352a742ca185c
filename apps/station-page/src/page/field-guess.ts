import type { Proposal } from "@vigie/mapping";

/**
 * Why the columns of a field were proposed, in the language of the proposal; null where the person chose others, or
 * has translated each value that was unknown in a doubtful guess.
 * @param columns where the draft reads the field
 * @param isTranslated whether the draft gives a meaning to each value
 */
export function fieldGuess(
  field: string,
  columns: readonly string[],
  { proposal, isTranslated }: { readonly proposal: Proposal | undefined; readonly isTranslated: boolean },
): { readonly reason: string; readonly isDoubtful: boolean } | null {
  const one = proposal?.fields.get(field) ?? proposal?.carried.get(field);
  if (one !== undefined) {
    if (columns.length !== 1 || columns[0] !== one.column) return null;
    const wasUnknown = one.codes !== null && one.codes.unknown.length > 0;
    return one.isDoubtful && wasUnknown && isTranslated ? null : one;
  }
  const several = proposal?.multiples.get(field);
  if (several === undefined || columns.length !== several.columns.length) return null;
  return columns.every((column) => several.columns.includes(column)) ? several : null;
}

import { type Choices, type Part, partKey } from "./choices.ts";

/** Why the columns of a field were proposed; null where the person chose others. */
export function fieldGuess(
  field: string,
  {
    part,
    columns,
    choices,
  }: { readonly part: Part; readonly columns: readonly string[]; readonly choices: Choices },
): { readonly reason: string; readonly isDoubtful: boolean } | null {
  const proposal = choices.guesses.get(partKey(part))?.proposals.fr;
  const one = proposal?.fields.get(field) ?? proposal?.carried.get(field);
  if (one !== undefined) return columns.length === 1 && columns[0] === one.column ? one : null;
  const several = proposal?.multiples.get(field);
  if (several === undefined || columns.length !== several.columns.length) return null;
  return columns.every((column) => several.columns.includes(column)) ? several : null;
}

import type { FileProfile, Guess, Proposal } from "@vigie/mapping";
import { isTotalRow, otherRowKind } from "../other-rows.ts";

/** The rows of a file of units that are no units, as a run judges them: it would refuse them. */
export function proposedOtherRows(
  { lastRow, oddKeys }: FileProfile,
  { role, key, fields }: Proposal,
): readonly ReadonlyMap<string, string>[] {
  if (role !== "units" || key === null) return [];
  const guesses = [...fields.values()];
  const odd = oddKeys?.get(key.column);
  const hasGuess = guesses.some(({ codes, dates }) => codes !== null || dates !== null);
  const isOther = (row: ReadonlyMap<string, string>) => {
    const holds = guesses.some((guess) => holdsCode(row.get(guess.column) ?? "", guess));
    const text = row.get(key.column) ?? "";
    if (text === "") return hasGuess && !holds && [...row.values()].some((cell) => cell !== "");
    const seen = {
      key: text,
      holdsCode: hasGuess ? holds : null,
      hasContacts: false,
      sums: 0,
      isCount: false,
    };
    return odd !== undefined && otherRowKind(seen, { header: key.column, forms: odd.forms }) !== null;
  };
  const found = (odd?.rows ?? []).filter(isOther);
  const isLast = lastRow !== null && isLastTotal(lastRow, key.column, guesses);
  if (!isLast || found.some((row) => isSame(row, lastRow))) return found;
  return [...found, lastRow];
}

function holdsCode(text: string, { codes, dates }: Guess): boolean {
  if (text === "") return false;
  return codes === null ? dates !== null : codes.translated.has(text);
}

function isLastTotal(row: ReadonlyMap<string, string>, key: string, guesses: readonly Guess[]): boolean {
  const columns = [...row.keys()];
  const isValue = (text: string, at: number) =>
    guesses.some(
      ({ column, codes }) => column === columns[at] && codes !== null && codes.translated.has(text),
    );
  return isTotalRow([...row.values()], columns.indexOf(key), isValue);
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].every(([column, text]) => text === (other.get(column) ?? "").trim());
}

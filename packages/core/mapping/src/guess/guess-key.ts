import type { Language } from "@vigie/words";
import { proposalMessages } from "../problems.ts";
import type { ColumnProfile } from "./file-profile.ts";
import { nameSimilarity, normalized } from "./name-similarity.ts";
import { usualKeys } from "./usual.ts";

/** The column that names the unit of a file, and why it was chosen. */
export interface GuessedKey {
  readonly column: string;
  readonly reason: string;
  /** A person must check it. */
  readonly isDoubtful: boolean;
}

/** Similarity from which a column is named as an identifier; 0..1. */
const nameMin = 0.6;

export function isNamedKey(column: ColumnProfile): boolean {
  return keySimilarity(column) >= nameMin;
}

function keySimilarity({ name }: ColumnProfile): number {
  const isId = normalized(name).split(" ").includes("id");
  return Math.max(isId ? 0.8 : 0, ...usualKeys.map((known) => nameSimilarity(known, name)));
}

/** Whether each row has a different value. */
export function isUnique({ blank, distinct }: ColumnProfile, rows: number): boolean {
  return rows > 0 && blank === 0 && distinct === rows;
}

/**
 * @param columns those that no field is read in
 * @param keyName column that names the unit in the source's other file, where one is mapped already
 * @returns null where no column seems to
 */
export function guessKey({
  columns,
  rows,
  role,
  keyName,
  language,
}: {
  readonly columns: readonly ColumnProfile[];
  readonly rows: number;
  readonly role: "units" | "contacts";
  readonly keyName: string | null;
  readonly language: Language;
}): GuessedKey | null {
  const most = Math.max(1, ...columns.filter((column) => !isUnique(column, rows)).map((one) => one.distinct));
  const scored = columns.map((column) => {
    const unique = isUnique(column, rows);
    const same = keyName !== null && nameSimilarity(keyName, column.name) === 1;
    const name = keySimilarity(column);
    // In a log, what names each row names no unit, and the unit is what has most values.
    const repeats = unique ? 0 : Math.min(1, column.distinct / 50) + (0.2 * column.distinct) / most;
    const fit = role === "units" ? (unique ? 1 : 0) : repeats;
    return { column, unique, same, name, score: (same ? 2 : 0) + name + fit };
  });
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score < (role === "units" ? 0.8 : 0.9)) return null;
  const { message } = proposalMessages[language];
  const { column, same, name, unique } = best;
  const because = [
    ...(same ? [message("sameKey")] : name >= nameMin ? [message("likeIdentifier")] : []),
    ...(unique
      ? [message("unique")]
      : role === "contacts"
        ? [message("repeats", { distinct: column.distinct, rows })]
        : []),
  ];
  const doubts = [
    ...(same || name >= nameMin ? [] : [message("checkKey")]),
    ...(role === "units" && !unique ? [message("keyTwice", { rows: rows - column.distinct })] : []),
  ];
  return {
    column: column.name,
    reason: [...because, ...doubts].join(message("and")),
    isDoubtful: doubts.length > 0,
  };
}

import type { ColumnProfile } from "./file-profile.ts";
import { plain } from "./likeness.ts";

export interface KnownCode {
  readonly code: string;
  /** Its labels, and other ways to write it. */
  readonly names: readonly string[];
}

export interface GuessedCodes {
  /** Values that are not the code itself, with the code they stand for. */
  readonly translated: ReadonlyMap<string, string>;
  /** Values that nothing known resembles. */
  readonly unknown: readonly { readonly value: string; readonly rows: number }[];
  /** Values that files write for no value, where the study gives them no meaning. */
  readonly missing: readonly string[];
  /** Rows whose value was recognised, over rows with a value; 0..1. */
  readonly coverage: number;
}

/** Which code each value of a column stands for: the code itself, or one of its names, accents and capitals aside. */
export function guessCodes(column: ColumnProfile, known: readonly KnownCode[]): GuessedCodes {
  const codes = new Set(known.map(({ code }) => code));
  const byName = new Map(
    known.flatMap(({ code, names }) => [code, ...names].map((name) => [plain(name), code] as const)),
  );
  const translated = new Map<string, string>();
  const none = new Set(column.missing.map(({ value }) => value));
  const missing: string[] = [];
  let blank = 0;
  const unknown: { value: string; rows: number }[] = [];
  let recognised = 0;
  for (const { value, rows } of column.values) {
    const code = codes.has(value) ? value : byName.get(plain(value));
    if (code !== undefined) recognised += rows;
    else if (none.has(value)) {
      missing.push(value);
      blank += rows;
    } else unknown.push({ value, rows });
    if (code !== undefined && code !== value) translated.set(value, code);
  }
  const filled = column.filled - blank;
  return { translated, unknown, missing, coverage: filled === 0 ? 0 : recognised / filled };
}

/** Ways to write yes and no in files. */
export const flagNames: Readonly<Record<string, readonly string[]>> = {
  yes: ["oui", "o", "y", "1", "vrai", "true"],
  no: ["non", "n", "0", "faux", "false"],
};

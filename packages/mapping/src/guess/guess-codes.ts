import type { ColumnProfile } from "./file-profile.ts";
import { normalized } from "./name-similarity.ts";
import { type NamedCode, nearCodes } from "./near-codes.ts";

export type KnownCode = NamedCode;

export interface GuessedCodes {
  /** Values that are not the code itself, with the code they stand for. */
  readonly translated: ReadonlyMap<string, string>;
  /** Values that are no code of the study, nor a usual way to write one. */
  readonly unknown: readonly { readonly value: string; readonly rows: number }[];
  /** Of those, what some most likely stand for: a person accepts it before it is used. */
  readonly near: ReadonlyMap<string, string>;
  /** Values that files write for no value, where the study gives them no meaning. */
  readonly missing: readonly string[];
  /** Rows whose value was recognised, over rows with a value; 0..1. */
  readonly coverage: number;
}

/**
 * Which code each value of a column stands for: the code itself, or one of its names, accents and capitals aside. A number
 * before the name, as in `1 - Oui`, and zeros after a whole number, as in `1.00`, are left out.
 * @param labels what the file itself says that its values mean
 */
export function guessCodes(
  column: ColumnProfile,
  known: readonly KnownCode[],
  labels: ReadonlyMap<string, string> = new Map(),
): GuessedCodes {
  const codes = new Set(known.map(({ code }) => code));
  const byName = new Map(
    known.flatMap(({ code, names }) => [code, ...names].map((name) => [normalized(name), code] as const)),
  );
  const translated = new Map<string, string>();
  const none = new Set(column.missing.map(({ value }) => value));
  const missing: string[] = [];
  let blank = 0;
  const unknown: { value: string; rows: number }[] = [];
  let recognised = 0;
  for (const { value, rows } of column.values) {
    const label = labels.get(value);
    const named = label === undefined ? undefined : codeNamed(label, byName);
    const code = named ?? (codes.has(value) ? value : codeNamed(value, byName));
    if (code !== undefined) recognised += rows;
    else if (none.has(value)) {
      missing.push(value);
      blank += rows;
    } else unknown.push({ value, rows });
    if (code !== undefined && code !== value) translated.set(value, code);
  }
  const filled = column.filled - blank;
  const strange = new Set(unknown.map(({ value }) => value));
  const values = strange.size === 0 ? [] : column.values.map(({ value }) => value);
  const near = new Map([...nearCodes(values, known, labels)].filter(([value]) => strange.has(value)));
  return { translated, unknown, near, missing, coverage: filled === 0 ? 0 : recognised / filled };
}

function codeNamed(value: string, byName: ReadonlyMap<string, string>): string | undefined {
  const whole = /^(\d*)[.,]0+$/.exec(value)?.[1];
  if (whole !== undefined) return byName.get(whole === "" ? "0" : whole);
  const [, label] = /^[A-Za-z]?\d{1,3}\s*[-–:.)]\s*(\p{L}.*)$/u.exec(value) ?? [];
  return byName.get(normalized(value)) ?? (label === undefined ? undefined : byName.get(normalized(label)));
}

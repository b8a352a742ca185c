import type { ColumnProfile } from "./file-profile.ts";
import { normalized } from "./name-similarity.ts";
import { usualCodeSets } from "./usual.ts";

export interface GuessedCodes {
  /** Values that are not the code itself, with the code they stand for. */
  readonly translated: ReadonlyMap<string, string>;
  /** Values that are no code of the study, nor a usual way to write one. */
  readonly unknown: readonly { readonly value: string; readonly rows: number }[];
  /** What some of those most likely stand for: a person accepts it before it is used. */
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
  known: readonly NamedCode[],
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

export interface NamedCode {
  readonly code: string;
  /** Its labels, and other ways to write it. */
  readonly names: readonly string[];
  /** Other words that may mean it: what they name is asked. */
  readonly near?: readonly string[];
}

/** Score from which a value is proposed for a code, and by which it must pass that of any other code; 0..1. */
const scoreMin = 0.5;
const marginMin = 0.1;

/**
 * Codes that values most likely stand for, which a person must accept: « Propriétaire » for « Propriété », « Locataire HLM »
 * for « Location dans le parc social », and numbers of the usual code lists. Nothing is proposed where two codes would do
 * as well, nor across a negation: « Sans emploi » is not « En emploi ».
 * @param labels what the file itself says that its values mean
 */
function nearCodes(
  values: readonly string[],
  known: readonly NamedCode[],
  labels: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const ofSet = codesOfSet(values, known);
  const named = known.map(({ code, names, near = [] }) => ({
    code,
    names: [...names, ...near].map(wordsOf).filter((words) => words.length > 0),
  }));
  const whole = new Set(named.flatMap(({ names }) => names.flat().map(singular)));
  return new Map(
    values.flatMap((value) => {
      const code = ofSet.get(value) ?? bestCode(labels.get(value) ?? value, named, whole);
      return code === null ? [] : [[value, code] as const];
    }),
  );
}

/** By the usual code lists: a column must hold every value of the set, each of which names one code of the field. */
function codesOfSet(values: readonly string[], known: readonly NamedCode[]): ReadonlyMap<string, string> {
  for (const set of usualCodeSets) {
    const found = set.map(({ value, about }) => ({
      value: values.find((other) => other.replace(/^0+(?=.)/, "") === value),
      code: known.find(({ names }) => names.some((name) => about.test(name)))?.code,
    }));
    const pairs = found.flatMap(({ value, code }) =>
      value === undefined || code === undefined ? [] : [[value, code] as const],
    );
    if (pairs.length === set.length) return new Map(pairs);
  }
  return new Map();
}

function bestCode(
  text: string,
  named: readonly { readonly code: string; readonly names: readonly (readonly string[])[] }[],
  whole: ReadonlySet<string>,
): string | null {
  // A number or a short code may stand before the label.
  const [, label] = /^\s*[\p{L}\d]{1,6}\s*[-–:.)]\s*(\p{L}.{2,})$/u.exec(text) ?? [];
  const writings = [text, ...(label === undefined ? [] : [label])]
    .map(wordsOf)
    .filter(({ length }) => length > 0);
  const scores = named
    .map(({ code, names }) => ({
      code,
      score: Math.max(0, ...writings.flatMap((words) => names.map((name) => similarity(words, name, whole)))),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined || best.score < scoreMin || best.score < (next?.score ?? 0) + marginMin) return null;
  // « Couple » is little of « Couple avec enfants », and of « Couple sans enfant » as well.
  const isOfOthers = named.some(
    ({ code, names }) => code !== best.code && names.some((name) => holds(name, wordsOf(text), whole)),
  );
  return best.score < 1 && isOfOthers ? null : best.code;
}

function holds(name: readonly string[], words: readonly string[], whole: ReadonlySet<string>): boolean {
  return words.every((word) => name.some((other) => isSameWord(word, other, whole)));
}

const negations = new Set(["sans", "non", "hors", "pas", "ni", "aucun", "jamais"]);
/** Words of any code list: they prove nothing alone. */
const generic = new Set([...negations, "autre", "pays", "personne", "situation", "type"]);

/** Shared words over all of them, twice: 1 for the same words; 0 where one denies what the other says. */
function similarity(value: readonly string[], name: readonly string[], whole: ReadonlySet<string>): number {
  const denies = (words: readonly string[]) => words.some((word) => negations.has(word));
  if (denies(value) !== denies(name)) return 0;
  const found = value.filter((word) => name.some((other) => isSameWord(word, other, whole)));
  if (found.every((word) => generic.has(word) || generic.has(singular(word)))) return 0;
  return Math.min(1, (2 * found.length) / (value.length + name.length));
}

/** @param whole words of the code list: one that is there is no other word misspelt, as « courrier » is not « courriel » */
function isSameWord(word: string, other: string, whole: ReadonlySet<string>): boolean {
  const [a, b] = [singular(word), singular(other)];
  if (a === b) return true;
  if (whole.has(a)) return false;
  if (a.length >= 3 && b.startsWith(a)) return true;
  const shared = sharedStart(a, b);
  return shared >= 4 && shared * 2 >= Math.max(a.length, b.length);
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, "") : word;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const linking = new Set(
  "a au aux avec chez d dans de des du e en est et in l la le les of ou par pour s sur the to un une via".split(
    " ",
  ),
);

/** Abbreviations of values, and words for one another. */
const written: Readonly<Record<string, readonly string[]>> = {
  cpl: ["couple"],
  cple: ["couple"],
  dde: ["demande"],
  decl: ["declaration"],
  enf: ["enfant"],
  hue: ["hors", "union", "europeenne"],
  loc: ["location"],
  msg: ["message"],
  pac: ["enfant"],
  rdv: ["rendez", "vous"],
  ss: ["sans"],
  tel: ["telephone"],
  web: ["ligne"],
  internet: ["ligne"],
  ue: ["union", "europeenne"],
  cee: ["union", "europeenne"],
};

/** Words that weigh, in lower case and without accents. */
function wordsOf(text: string): readonly string[] {
  const marked = text
    .replace(/\bs\/\s*/gi, "sans ")
    .replace(/\bav\/\s*/gi, "avec ")
    .replace(/\b(?:[a-z]\.){2,}/gi, (initials) => initials.replaceAll(".", ""));
  return normalized(marked)
    .replace(/\bpersonnes? a charge\b/g, "enfant")
    .split(" ")
    .filter((word) => word !== "" && !linking.has(word))
    .flatMap((word) => written[word] ?? [word]);
}

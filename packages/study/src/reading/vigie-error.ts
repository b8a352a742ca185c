/** Where a mistake is. `row` counts the data rows of a table from 1; `line` counts the lines of a file from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
  readonly field?: string;
}

declare const sayable: unique symbol;
/** A word that a message may hold: nothing from microdata has a way to become one, save `saidCode`. */
export type Sayable = { readonly value: string | number; readonly [sayable]: true };

/** Longest name that a message repeats whole. */
const saidLengthMax = 200;

/** A name written in the study, the mapping or the command line. */
export function said(name: string): Sayable {
  return minted(name.length > saidLengthMax ? `${name.slice(0, saidLengthMax)}…` : name);
}

export function saidCount(count: number): Sayable {
  return minted(count);
}

/**
 * Rows under which a value of the data is never named outside `private/`: five, or more where a threshold of
 * statistical secrecy asks it. Methods, section 1.
 */
export function sayableRowsMin(...thresholds: readonly number[]): number {
  return Math.max(5, ...thresholds);
}

/**
 * A code found in the data and absent from its code list, frequent enough to name no one.
 * @param found.min threshold of the study
 * @throws {RangeError} when it occurs in fewer than `sayableRowsMin(min)` rows
 */
export function saidCode(
  code: string,
  { rows, min }: { readonly rows: number; readonly min: number },
): Sayable {
  if (rows < sayableRowsMin(min)) throw new RangeError("a rare value may not be said");
  return said(code);
}

function minted(value: string | number): Sayable {
  return { value } as Sayable;
}

/**
 * A mistake in the input, or a refusal to endanger people; several are collected and reported together.
 * It holds words only as `Sayable`, and never the error of a driver, whose text quotes data.
 */
export class VigieError extends Error {
  readonly code: string;
  readonly place: Place;
  readonly words: Readonly<Record<string, Sayable>>;

  constructor(code: string, place: Place, words: Readonly<Record<string, Sayable>> = {}) {
    super(code);
    this.name = "VigieError";
    this.code = code;
    this.place = place;
    this.words = words;
  }
}

/** Several mistakes found in one step, thrown together so that the person mends them in one go. */
export class VigieErrors extends Error {
  readonly errors: readonly VigieError[];

  constructor(errors: readonly VigieError[]) {
    super(errors.map((error) => error.code).join(", "));
    this.name = "VigieErrors";
    this.errors = errors;
  }
}

/** What happened, what was expected, how to mend it. ICU MessageFormat; apostrophes are typographic (’). */
export interface Sentences {
  readonly what: string;
  readonly expected: string;
  readonly cure: string;
}

/** `refusal`: the run stops to protect people (exit 3) rather than because the input is wrong (exit 1). */
export type Problem = { readonly fr: Sentences; readonly en?: Sentences; readonly refusal?: true };
export type Catalogue = Readonly<Record<string, Problem>>;

/** The sentences of a catalogue in a language other than French, by code. */
export type Translation<C extends Catalogue> = Readonly<Partial<Record<keyof C & string, Sentences>>>;

/** A catalogue with its sentences in other languages; a code that a language lacks is said in French. */
export function translated<const C extends Catalogue>(
  catalogue: C,
  { en }: { readonly en: Translation<C> },
): Catalogue {
  const english: Readonly<Record<string, Sentences | undefined>> = en;
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, problem]) => {
      const sentences = english[code];
      return [code, sentences === undefined ? problem : { ...problem, en: sentences }];
    }),
  );
}

/** Makes the errors of one room: only a code of its catalogue is accepted. */
export function problemsOf<const C extends Catalogue>(
  _catalogue: C,
): (code: keyof C & string, place: Place, words?: Readonly<Record<string, Sayable>>) => VigieError {
  return (code, place, words) => new VigieError(code, place, words);
}

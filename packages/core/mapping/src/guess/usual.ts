import usual from "./usual.json" with { type: "json" };

/** Usual names of a field or a value in files of administrations. */
interface Usual {
  /** Matched against the name of a field, its labels, or the label of a code. */
  readonly about: RegExp;
  readonly names: readonly string[];
}

export const usualFields = usual.fields.map(usualOf);
export const { contacts: usualContacts, keys: usualKeys } = usual;

/** Words by which a name says the contrary; `no` is a number, as in `No dossier`. */
export const negativeWords: ReadonlySet<string> = new Set(usual.negativeWords);

/** What names of columns begin with, in files of administrations: an indicator, a code, a label, a date, a number. */
export const usualPrefixes: readonly string[] = usual.prefixes;

/** Usual abbreviations in names of columns. */
export const usualShortenings: Readonly<Record<string, string>> = usual.shortenings;

/** Values that files use for codes, by the label of the code: each has one meaning, and is translated without asking. */
export const usualValues = usual.values.map(usualOf);

/** Values that files use for yes and no. */
export const flagNames: Readonly<Record<string, readonly string[]>> = usual.flags;

/** Values that a flag may have in other words: asked before they are taken. */
export const nearFlagNames: Readonly<Record<string, readonly string[]>> = usual.nearFlags;

/**
 * Numbers and letters of the usual code lists, proposed where a column holds all of a set: INSEE and the first digit of the NIR,
 * yes and no, nationality in the files of the Cnaf.
 */
export const usualCodeSets = usual.codeSets.map((set) =>
  set.map(({ value, about }) => ({ value, about: new RegExp(about, "i") })),
);

/**
 * Other words for a code, by its label: a person accepts the translation. Who is « actif » has work or looks for it, so that
 * neither is proposed.
 */
export const nearValues = usual.nearValues.map(usualOf);

/** These names with their usual synonyms. */
export function withUsual(names: readonly string[], synonyms: readonly Usual[]): readonly string[] {
  return [
    ...names,
    ...synonyms.flatMap(({ about, names: others }) => (names.some((name) => about.test(name)) ? others : [])),
  ];
}

function usualOf({ about, names }: { readonly about: string; readonly names: readonly string[] }): Usual {
  return { about: new RegExp(about, "i"), names };
}

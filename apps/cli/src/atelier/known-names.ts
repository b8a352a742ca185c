import { type NameSort, namedParts, valueOfPart } from "@vigie/study";
import type { Language } from "@vigie/words";

/** A name that a form may choose, and how people read it. */
export interface KnownName {
  readonly name: string;
  readonly label: string;
}

export interface KnownNames {
  readonly of: Readonly<Record<NameSort, readonly KnownName[]>>;
  /** Every code of the study’s code lists, once. */
  readonly codes: readonly KnownName[];
  /** The codes of each characteristic that has some, by its name. */
  readonly codesOf: ReadonlyMap<string, readonly KnownName[]>;
}

/** What the forms of one source may name; of all sources where `source` is none. */
export function knownNames(
  files: ReadonlyMap<string, string>,
  { source, language }: { readonly source: string; readonly language: Language },
): KnownNames {
  const labelled = (name: string, label: unknown): KnownName => ({ name, label: textIn(label, language) });
  const sources = namedParts(files, "source").map(({ name, file }) => ({
    name,
    value: Object(valueOfPart(files.get(file) ?? "", [])),
  }));
  const own = sources.filter(({ name }) => name === source);
  const asked = own.length > 0 ? own : sources;
  const codelists = namedParts(files, "codelist").map(({ name, file }) => {
    const { label, codes } = Object(valueOfPart(files.get(file) ?? "", []));
    const entries = [codes].flat().map((entry) => Object(entry));
    return { name, label, codes: entries.map((entry) => labelled(String(entry.code), entry.label)) };
  });
  const partsIn = (value: unknown) =>
    Object.entries(Object(value)).map(([name, part]) => labelled(name, Object(part).label));
  return {
    of: {
      source: sources.map(({ name, value }) => labelled(name, value.label)),
      codelist: codelists.map(({ name, label }) => labelled(name, label)),
      universe: distinct([
        ...asked.flatMap(({ value }) => partsIn(value.universes)),
        ...asked.map(({ value }) => labelled("all", value.label)),
      ]),
      attribute: distinct(
        asked.flatMap(({ value }) => [
          ...partsIn(value.fields),
          ...partsIn(value.derive),
          ...(value.contacts === undefined ? [] : groups[language]),
        ]),
      ),
    },
    codes: distinct([...flagCodes[language], ...codelists.flatMap(({ codes }) => codes)]),
    codesOf: codesOf(
      asked.flatMap(({ value: { fields, derive } }) => [Object(fields), Object(derive)]),
      new Map(codelists.map(({ name, codes }) => [name, codes])),
      flagCodes[language],
    ),
  };
}

/** Codes of a code list, or yes and no; a question of several answers is a yes or no for each. */
function codesOf(
  declared: readonly object[],
  codelists: ReadonlyMap<string, readonly KnownName[]>,
  flag: readonly KnownName[],
): ReadonlyMap<string, readonly KnownName[]> {
  return new Map(
    declared.flatMap(Object.entries).flatMap(([name, part]): [string, readonly KnownName[]][] => {
      const { type, codelist, any } = Object(part);
      const codes = codelists.get(codelist) ?? [];
      if (type === "multiple") return codes.map((code) => [`${name}_${code.name}`, flag]);
      if (type === "flag" || any !== undefined) return [[name, flag]];
      return codes.length === 0 ? [] : [[name, codes]];
    }),
  );
}

const groups = {
  fr: [
    { name: "group", label: "Groupe d’usage des canaux" },
    { name: "subgroup", label: "Canaux employés, exactement" },
  ],
  en: [
    { name: "group", label: "Group by the channels used" },
    { name: "subgroup", label: "Exact set of channels used" },
  ],
} as const;

const flagCodes = {
  fr: [
    { name: "yes", label: "oui" },
    { name: "no", label: "non" },
  ],
  en: [
    { name: "yes", label: "yes" },
    { name: "no", label: "no" },
  ],
} as const;

function textIn(text: unknown, language: Language): string {
  if (typeof text !== "object" || text === null) return String(text ?? "");
  const held: Readonly<Record<string, unknown>> = Object(text);
  return String(held[language] ?? held.fr ?? "");
}

function distinct(names: readonly KnownName[]): readonly KnownName[] {
  return [...new Map(names.toReversed().map((each) => [each.name, each])).values()].toReversed();
}

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
  const codelists = namedParts(files, "codelist").map(({ name, file }) => ({
    name,
    value: Object(valueOfPart(files.get(file) ?? "", [])),
  }));
  const partsIn = (value: unknown) =>
    Object.entries(Object(value)).map(([name, part]) => labelled(name, Object(part).label));
  return {
    of: {
      source: sources.map(({ name, value }) => labelled(name, value.label)),
      codelist: codelists.map(({ name, value }) => labelled(name, value.label)),
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
    codes: distinct([
      ...flagCodes[language],
      ...codelists.flatMap(({ value }) =>
        [value.codes].flat().map((entry) => labelled(String(Object(entry).code), Object(entry).label)),
      ),
    ]),
  };
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

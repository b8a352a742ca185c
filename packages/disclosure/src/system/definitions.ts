import type { Attribute, Source } from "@vigie/study";
import { askedAsSaid, madeOf } from "./respected-rules.ts";

/** What a study says of some fields, and of the universes that they are counted in. */
export interface Definitions {
  readonly source: Source;
  /** Leaves of the fields that tables show; of another attribute, all its codes are possible. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Universes told apart by each field of universes. */
  readonly universes: ReadonlyMap<string, readonly string[]>;
  /** See `respectedRules`. */
  readonly respected: ReadonlySet<string>;
}

/** What universes are defined by. */
export const attributesIn = (universes: readonly string[], source: Source): readonly string[] => [
  ...new Set(universes.flatMap((id) => [...(source.universes.get(id)?.where.keys() ?? [])])),
];

/** Attributes and all that they are made of, and those that decide whom a question was asked of, where that is respected. */
export function decidedBy(
  names: readonly string[],
  { source, respected }: Definitions,
): readonly Attribute[] {
  const found = new Set(names);
  for (const name of found) {
    const attribute = source.attributes.get(name);
    for (const of of attribute === undefined ? [] : madeOf(attribute)) found.add(of);
    if (respected.has(askedAsSaid(name)))
      for (const of of attribute?.asked?.where.keys() ?? []) found.add(of);
  }
  return [...found].flatMap((name) => source.attributes.get(name) ?? []);
}

/** What attributes are made of in the end: fields. In an order of their own: what is tried first does not depend on what was asked. */
export const variablesAmong = (attributes: readonly Attribute[]): readonly Attribute[] =>
  attributes.filter((one) => madeOf(one).length === 0).toSorted(({ id: a }, { id: b }) => (a < b ? -1 : 1));

/** The items of a question that are among some attributes. */
export function itemsOf(
  attributes: readonly Attribute[],
  question: string,
  source: Source,
): readonly string[] {
  const names = new Set(attributes.map(({ id }) => id));
  return [...(source.multiples.get(question)?.items.values() ?? [])].filter((item) => names.has(item));
}

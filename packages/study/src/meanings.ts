import { canonical, reached, stringsIn } from "./definition.ts";
import type { Attribute, Source, Universe, Where } from "./source.ts";
import type { Study } from "./study.ts";

/** What the names that indicators of a source count by stand for, as texts that are equal where these are. */
export interface Meanings {
  /**
   * Attributes: those counted by, those that these are made of, and those that say who was asked; and `group`, where persons
   * are counted by their channels.
   */
  readonly attributes: ReadonlyMap<string, Meaning>;
  /** How those counted are chosen. */
  readonly universes: ReadonlyMap<string, string>;
}

export interface Meaning {
  /** How it is made; of a field, its type and who was asked. */
  readonly made: string;
  /**
   * Of a field, its codes, each with its parent, as `a < b`, where it has one; of a recoding, what each code becomes, as
   * `a > b`; of `group`, the channels, each with its family, as `a < b`. More may come.
   */
  readonly codes: readonly string[];
}

/** @param ids of indicators of the source */
export function meaningsOf(source: Source, ids: readonly string[], { indicators }: Study): Meanings {
  const counted = ids.flatMap((id) => {
    const { title: _title, ...question } = indicators.get(id) ?? { title: null };
    return [question];
  });
  const texts = stringsIn(counted);
  const universes = [...source.universes.values()].filter(({ id }) => texts.has(id));
  const items = [...source.multiples].flatMap(([question, own]) =>
    texts.has(question) ? [...own.items.values()] : [],
  );
  const attributes = reached(stringsIn([[...texts], items, universes.map(({ where }) => where)]), source);
  const group = texts.has("group") || texts.has("subgroup") ? groupMeaning(source) : null;
  return {
    attributes: new Map([
      ...(group === null ? [] : [["group", group] as const]),
      ...attributes.map((attribute) => [attribute.id, meaningOf(attribute)] as const),
    ]),
    universes: new Map(universes.map((universe) => [universe.id, whoIsIn(universe)])),
  };
}

/** How the contacts of a person decide their group. */
function groupMeaning({ contacts }: Source): Meaning | null {
  if (contacts === null) return null;
  const { channels, outOfScope, routine, minContacts, duplicates } = contacts;
  const rules = routine.map(({ channels: own, motives }) => [own, motives]);
  return {
    made: canonical([rules, outOfScope, minContacts, duplicates]),
    codes: [...channels].map(([channel, { family }]) => `${channel} < ${family}`),
  };
}

function meaningOf({ type, codes, origin, asked }: Attribute): Meaning {
  const whom = asked && { ...asked, where: inAnyOrder(asked.where) };
  if (origin.kind === "field")
    return {
      made: canonical([type, origin, whom]),
      codes: codes.map(({ code, parent }) => (parent === null ? code : `${code} < ${parent}`)),
    };
  if (origin.kind === "recode")
    return {
      made: canonical([type, origin.kind, origin.of, whom]),
      codes: [...origin.map].map(([from, to]) => `${from} > ${to}`),
    };
  const own = origin.kind === "any" ? { ...origin, of: origin.of.toSorted() } : origin;
  return { made: canonical([type, own, whom, codes.map(({ code, from }) => [code, from])]), codes: [] };
}

const inAnyOrder = (where: Where) => new Map([...where].map(([name, codes]) => [name, codes.toSorted()]));

const whoIsIn = ({ where }: Universe) => canonical(inAnyOrder(where));

/**
 * The names that a source has no more, that are made otherwise, or that lack a code.
 * @param shown attributes that tables tell persons apart by, now as before: codes may change, counts say how
 */
export function lostNames(
  { attributes, universes }: Meanings,
  source: Source,
  shown: ReadonlySet<string>,
): { readonly attributes: readonly string[]; readonly universes: readonly string[] } {
  const isKept = ([name, { made, codes }]: readonly [string, Meaning]) => {
    const attribute = source.attributes.get(name);
    const now = name === "group" ? groupMeaning(source) : attribute && meaningOf(attribute);
    const isFollowed = attribute?.origin.kind === "field" && shown.has(name);
    return now?.made === made && (isFollowed || codes.every((code) => now.codes.includes(code)));
  };
  return {
    attributes: [...attributes].filter((one) => !isKept(one)).map(([name]) => name),
    universes: [...universes].flatMap(([name, chosen]) => {
      const now = source.universes.get(name);
      return now !== undefined && whoIsIn(now) === chosen ? [] : [name];
    }),
  };
}

import {
  type Attribute,
  type Contacts,
  dimensionsOf,
  type Indicator,
  type Source,
  type Study,
  said,
  saidCount,
  type VigieError,
  VigieErrors,
} from "@vigie/study";
import type { ColumnMapping, ContactsMapping, Mapping, UnitsMapping } from "./mapping.ts";
import {
  type AttributeNode,
  type Codes,
  type Condition,
  type ContactsInput,
  type Cut,
  channelsMax,
  type Plan,
  type Translation,
} from "./plan.ts";
import { problem } from "./problems.ts";

/**
 * The plan of one source: what its indicators need, and nothing else of the partner's data.
 * @param indicators those of other sources are passed over
 * @throws {VigieErrors} where the mapping lacks a file that they need
 */
export function planSource(
  study: Study,
  source: Source,
  mapping: Mapping,
  indicators: Iterable<Indicator>,
): Plan {
  const cuts = [...indicators].filter((indicator) => indicator.source === source.id).map(cutOf);
  const conditions = universesOf(source, cuts);
  const needed = needs(source, cuts, conditions);
  const mapped = mapping.sources.get(source.id);
  const place = { file: mapping.file };
  const words = { source: said(source.id) };
  const wrong: VigieError[] = [];
  if (mapped === undefined) throw new VigieErrors([problem("engine/source-not-mapped", place, words)]);
  const { units, contacts } = mapped;
  if (units === null && needed.length > 0) wrong.push(problem("engine/units-needed", place, words));
  if (contacts === null && cuts.some(needsContacts))
    wrong.push(problem("engine/contacts-needed", place, words));
  if ((source.contacts?.channels.size ?? 0) > channelsMax)
    wrong.push(problem("engine/channels-too-many", place, { ...words, max: saidCount(channelsMax) }));
  if (wrong.length > 0) throw new VigieErrors(wrong);
  return {
    source: source.id,
    timezone: study.timezone,
    units: units && { file: units.file, key: units.key },
    contacts: contacts && source.contacts && contactsInput(source, source.contacts, contacts),
    attributes: new Map(needed.map((attribute) => [attribute.id, node(attribute, units)])),
    universes: conditions,
    cuts,
  };
}

function cutOf(indicator: Indicator): Cut {
  return {
    indicator: indicator.id,
    universe: indicator.universe,
    dimensions: dimensionsOf(indicator),
    against: indicator.against,
  };
}

function needsContacts({ dimensions }: Cut): boolean {
  return dimensions.some(isUse);
}

/** `group` and `subgroup` come from the contacts, not from a column. */
function isUse(name: string): boolean {
  return name === "group" || name === "subgroup";
}

function universesOf(source: Source, cuts: readonly Cut[]): ReadonlyMap<string, readonly Condition[]> {
  const ids = new Set(
    cuts.flatMap(({ universe, against }) => (against === null ? [universe] : [universe, against])),
  );
  return new Map(
    [...source.universes.values()]
      .filter(({ id }) => ids.has(id))
      .map(({ id, where }) => [id, [...where].map(([attribute, codes]) => ({ attribute, codes }))]),
  );
}

function needs(
  source: Source,
  cuts: readonly Cut[],
  universes: ReadonlyMap<string, readonly Condition[]>,
): readonly Attribute[] {
  const wanted = new Set<string>();
  const want = (id: string): void => {
    const attribute = source.attributes.get(id);
    if (attribute === undefined) throw new RangeError(`no attribute ${id} in source ${source.id}`);
    wanted.add(id);
    const { origin } = attribute;
    if (origin.kind === "any") origin.of.forEach(want);
    else if (origin.kind !== "field") want(origin.of);
  };
  for (const { dimensions } of cuts) for (const name of dimensions) if (!isUse(name)) want(name);
  for (const conditions of universes.values()) for (const { attribute } of conditions) want(attribute);
  return [...source.attributes.values()].filter(({ id }) => wanted.has(id));
}

function node(attribute: Attribute, units: UnitsMapping | null): AttributeNode {
  const { origin } = attribute;
  const codes = codesOf(attribute);
  switch (origin.kind) {
    case "field":
      return fieldNode(attribute, units);
    case "years":
      return { kind: "years", of: origin.of, at: origin.at };
    case "bands":
      return { kind: "bands", of: origin.of, codes, from: lowerBounds(attribute) };
    case "recode":
      return { kind: "recode", of: origin.of, codes, map: origin.map };
    case "any":
      return { kind: "any", of: origin.of, codes };
    default:
      return origin satisfies never;
  }
}

function fieldNode(attribute: Attribute, units: UnitsMapping | null): AttributeNode {
  const mapped = units?.fields.get(attribute.id);
  const column = mapped?.column ?? attribute.id;
  const missing = new Set(mapped?.without);
  switch (attribute.type) {
    case "date":
      return { kind: "date", column, format: mapped?.dates ?? "iso", missing };
    case "number": {
      const format = units?.file.format;
      return { kind: "number", column, decimal: format?.kind === "csv" ? format.decimal : ".", missing };
    }
    case "code":
    case "flag": {
      const codes = codesOf(attribute);
      const own = attribute.type === "flag" ? truthValues : [];
      const known = [...same(codes.map(({ code }) => code)), ...own];
      return { kind: "code", column, codes, translate: translation(known, mapped) };
    }
    default:
      return attribute.type satisfies never;
  }
}

/** A column of truth values, as Parquet and Excel have, needs no translation. */
const truthValues = [
  ["true", "yes"],
  ["false", "no"],
] as const;

/** A value equal to a code stands for it, unless the mapping says otherwise. */
function translation(
  known: readonly (readonly [string, string])[],
  mapped: ColumnMapping | undefined,
): Translation {
  return new Map<string, string | null>([
    ...known,
    ...(mapped?.codes ?? []),
    ...(mapped?.without ?? []).map((value) => [value, null] as const),
  ]);
}

function same(codes: Iterable<string>): readonly (readonly [string, string])[] {
  return [...codes].map((code) => [code, code] as const);
}

function contactsInput(source: Source, declared: Contacts, mapped: ContactsMapping): ContactsInput {
  const channels = translation(same([...declared.channels.keys(), ...declared.outOfScope]), mapped.channel);
  return {
    file: mapped.file,
    key: mapped.key,
    date: { column: mapped.date.column, format: mapped.date.dates, missing: new Set(mapped.date.without) },
    channel: {
      column: mapped.channel.column,
      translate: new Map(
        [...channels].map(([value, code]) => [
          value,
          code !== null && declared.outOfScope.has(code) ? null : code,
        ]),
      ),
    },
    motive: mapped.motive &&
      declared.motives && {
        column: mapped.motive.column,
        translate: translation(same(declared.motives.keys()), mapped.motive),
      },
    window: source.window,
    channels: [...declared.channels].map(([code, { family }]) => ({ code, family })),
    routine: declared.routine.map(({ channels, motives }) => ({
      channels: channels && [...channels],
      motives: motives && [...motives],
    })),
    minContacts: declared.minContacts,
    duplicates: declared.duplicates,
  };
}

function codesOf({ codes }: Attribute): Codes {
  return codes.map(({ code, missing }) => ({ code, missing }));
}

function lowerBounds({ codes }: Attribute): ReadonlyMap<string, number> {
  return new Map(codes.flatMap(({ code, from }) => (from === null ? [] : [[code, from] as const])));
}

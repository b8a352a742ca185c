import {
  type Attribute,
  dimensionsOf,
  type Indicator,
  type Source,
  type Study,
  said,
  saidCount,
  type VigieError,
  VigieErrors,
} from "@vigie/study";
import { attributeNode } from "./attribute-node.ts";
import { contactsInput } from "./contacts-input.ts";
import type { Mapping } from "./mapping.ts";
import { type Condition, type Cut, channelsMax, type Plan } from "./plan.ts";
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
    attributes: new Map(needed.map((attribute) => [attribute.id, attributeNode(attribute, units)])),
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

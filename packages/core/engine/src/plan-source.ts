import { type ContactsMapping, identityEntries, type Mapping, type Pad, translation } from "@vigie/mapping";
import {
  type Attribute,
  type Contacts,
  contentOf,
  designColumns,
  dimensionsOf,
  type Indicator,
  type Source,
  type Study,
} from "@vigie/study";
import { countValue, quotedRowsMin, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { attributeSteps, unreadableOf } from "./attribute-steps.ts";
import type { CodesCondition } from "./derivations/derivation.ts";
import {
  type ContactsInput,
  channelsMax,
  type Exclusive,
  isRead,
  type JointTabulation,
  type Plan,
  type Tabulation,
} from "./plan.ts";
import { engineInputError, engineProblem } from "./problems.ts";

/**
 * The plan of one source: what its indicators need, and nothing else of the partner's data.
 * @param indicators those of other sources are passed over
 * @param also.jointTabulations counts needed besides their tables
 * @param also.day of the run, after which no contact should be dated; null where nobody says
 * @throws {VigieErrors} where the mapping lacks a file that they need
 */
export function planSource(
  study: Study,
  source: Source,
  mapping: Mapping,
  indicators: Iterable<Indicator>,
  {
    jointTabulations = [],
    day = null,
  }: { readonly jointTabulations?: readonly JointTabulation[]; readonly day?: string | null } = {},
): Plan {
  const tabulations = [...indicators]
    .filter((indicator) => indicator.source === source.id)
    .map((indicator) => tabulationOf(indicator, source));
  const conditions = universesOf(source, tabulations, jointTabulations);
  const columns = [
    ...tabulations.flatMap(columnsOfTabulation),
    ...jointTabulations.flatMap((each) => each.columns),
    ...designColumns(source.survey),
  ];
  const needed = needs(source, columns, conditions);
  const mapped = mapping.sources.get(source.id);
  const place = { file: mapping.file };
  const words = { source: textValue(source.id) };
  const wrong: VigieError[] = [];
  if (mapped === undefined) throw engineInputError("engine/source-not-mapped", place, words);
  const { units, contacts } = mapped;
  if (units !== null && units.shape !== null)
    throw new RangeError("a file of a known shape was not converted first");
  const contactNeeds = needed.filter(({ origin }) => origin.kind === "contact");
  if (units === null && needed.some(({ origin }) => origin.kind === "field"))
    wrong.push(engineProblem("engine/units-needed", place, words));
  if (contacts === null && (columns.some(isUse) || contactNeeds.length > 0))
    wrong.push(engineProblem("engine/contacts-needed", place, words));
  if ((source.contacts?.channels.size ?? 0) > channelsMax)
    wrong.push(engineProblem("engine/channels-too-many", place, { ...words, max: countValue(channelsMax) }));
  if (wrong.length > 0) throw new VigieErrors(wrong);
  // Declared for one file, it holds for both.
  const pad = units?.pad ?? contacts?.pad ?? null;
  const attributes = new Map(needed.flatMap((attribute) => attributeSteps(attribute, source, units)));
  const unitColumns = units?.fromContacts
    ? [...attributes.values()].filter(isRead).map(({ column }) => column)
    : [];
  return {
    source: source.id,
    timezone: study.timezone,
    quotedRowsMin: quotedRowsMin(mapping.policy.floors.min ?? 0),
    units: units && {
      file: units.file,
      fromContacts: units.fromContacts,
      key: units.key,
      pad,
      otherRows: units.otherRows,
    },
    contacts:
      contacts &&
      source.contacts &&
      contactsInput(source, source.contacts, {
        mapped: contacts,
        pad,
        day,
        days: contactNeeds.length > 0,
        unitColumns,
      }),
    ...(mapped.population === undefined ? {} : { population: mapped.population }),
    attributes,
    universes: conditions,
    tabulations,
    exclusives: exclusivesOf(source, new Set(needed.map(({ id }) => id))),
    jointTabulations,
  };
}

function tabulationOf(indicator: Indicator, { multiples }: Source): Tabulation {
  const { answers } = contentOf(indicator);
  return {
    indicator: indicator.id,
    universe: indicator.universe,
    dimensions: dimensionsOf(indicator),
    against: indicator.against,
    items: answers === null ? null : (multiples.get(answers.of)?.items ?? null),
  };
}

/** What a tabulation groups units by, in one table or in one per item. */
function columnsOfTabulation({ dimensions, items }: Tabulation): readonly string[] {
  return items === null ? dimensions : [...dimensions.slice(0, -2), ...items.values()];
}

function exclusivesOf({ multiples }: Source, needed: ReadonlySet<string>): readonly Exclusive[] {
  return [...multiples].flatMap(([question, { items, exclusive }]) => {
    const flags = [...items.values()];
    if (exclusive.size === 0 || !flags.every((flag) => needed.has(flag))) return [];
    return [{ question, items: flags, exclusive: [...exclusive].flatMap((item) => items.get(item) ?? []) }];
  });
}

/** `group` and `subgroup` come from the contacts, not from a column. */
function isUse(name: string): boolean {
  return name === "group" || name === "subgroup";
}

function universesOf(
  source: Source,
  tabulations: readonly Tabulation[],
  jointTabulations: readonly JointTabulation[],
): ReadonlyMap<string, readonly CodesCondition[]> {
  const ids = new Set([
    ...tabulations.flatMap(({ universe, against }) => (against === null ? [universe] : [universe, against])),
    ...jointTabulations.map(({ universe }) => universe),
  ]);
  return new Map(
    [...source.universes.values()]
      .filter(({ id }) => ids.has(id))
      .map(({ id, where }) => [id, [...where].map(([attribute, codes]) => ({ attribute, codes }))]),
  );
}

function needs(
  source: Source,
  columns: readonly string[],
  universes: ReadonlyMap<string, readonly CodesCondition[]>,
): readonly Attribute[] {
  const needed = new Set<string>();
  const want = (id: string): void => {
    if (needed.has(id)) return;
    const attribute = source.attributes.get(id);
    if (attribute === undefined) throw new RangeError(`no attribute ${id} in source ${source.id}`);
    needed.add(id);
    const { origin, asked } = attribute;
    asked?.where.forEach((_, read) => {
      want(read);
    });
    if (origin.kind !== "field") for (const read of [origin.of].flat()) want(read);
    // Items are read together: whether a box left empty is a no depends on the others.
    source.multiples.get(id)?.items.forEach(want);
  };
  for (const name of columns) if (!isUse(name)) want(name);
  for (const conditions of universes.values()) for (const { attribute } of conditions) want(attribute);
  return [...source.attributes.values()].filter(({ id }) => needed.has(id));
}

/**
 * What an engine reads of the contacts, and the study's rules about them.
 * @param day of the run; null where nobody says
 */
function contactsInput(
  source: Source,
  declared: Contacts,
  {
    mapped,
    pad,
    day,
    days,
    unitColumns,
  }: {
    readonly mapped: ContactsMapping;
    readonly pad: Pad;
    readonly day: string | null;
    readonly days: boolean;
    readonly unitColumns: readonly string[];
  },
): ContactsInput {
  const channels = translation(
    identityEntries([...declared.channels.keys(), ...declared.outOfScope.keys()]),
    mapped.channel,
  );
  return {
    file: mapped.file,
    key: mapped.key,
    pad,
    otherRows: mapped.otherRows,
    date: {
      column: mapped.date.column,
      format: mapped.date.dates,
      missing: new Set(mapped.date.without),
      ...unreadableOf(mapped.date),
    },
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
        translate: translation(identityEntries(declared.motives.keys()), mapped.motive),
      },
    window: source.window,
    day: day !== null && day < source.window.to ? day : null,
    channels: [...declared.channels].map(([code, { family }]) => ({ code, family })),
    routine: declared.routine.map(({ channels, motives }) => ({
      channels: channels && [...channels],
      motives: motives && [...motives],
    })),
    minContacts: declared.minContacts,
    duplicates: declared.duplicates,
    days,
    unitColumns,
  };
}

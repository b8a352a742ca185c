import type { Code } from "../model/code.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Attribute, Contacts, Source, Survey } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { contentOf } from "../tables/indicator-table.ts";

/**
 * All that a study says of one source that may decide its tables, as plain data: the source, what is asked of it, where its
 * days are read, its published sizes. Everything is in, but texts and what only whoever reads the tables uses: two
 * definitions that are equal count the same units in the same cells. Methods, section 7, point 6.
 * @param source one of the study
 */
export function sourceDefinition(
  { indicators, timezone, disclosure }: Pick<Study, "indicators" | "timezone" | "disclosure">,
  source: Source,
) {
  const {
    label: _label,
    purpose: _purpose,
    unit: _unit,
    inferenceTarget: _target,
    codelistOf: _names,
    serviceTest: _part,
    ...counted
  } = source;
  return {
    ...counted,
    timezone,
    survey: source.survey && surveyDefinition(source.survey),
    attributes: byName(source.attributes, attributeDefinition),
    universes: byName(source.universes, ({ label: _, ...universe }) => universe),
    contacts: source.contacts && contactsDefinition(source.contacts),
    publicSizes: byName(disclosure.public.get(source.id) ?? new Map(), ({ size }) => size),
    indicators: [...indicators.values()]
      .filter((indicator) => indicator.source === source.id)
      .map(indicatorDefinition),
  };
}

/** The family of tests, the base under which a result is exploratory, the places of units and the figure by holder are for whoever reads the tables. */
function indicatorDefinition(indicator: Indicator): Omit<Indicator, "title" | "places" | "byHolder"> {
  const { title: _title, places: _places, byHolder: _holder, ...asked } = indicator;
  const { association } = contentOf(indicator);
  if (association === null) return asked;
  const { title: _, family: _family, minimum: _minimum, ...tested } = association;
  return tested;
}

/** Codes are few, and their order is that of cells; names are looked up, and the order of a file changes nothing. */
function byName<Part, Definition>(parts: ReadonlyMap<string, Part>, definition: (part: Part) => Definition) {
  return [...parts]
    .map(([name, part]) => [name, definition(part)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function attributeDefinition({ label: _label, cutPoints: _cutPoints, codes, ...attribute }: Attribute) {
  return { ...attribute, codes: codes.map(codeDefinition) };
}

/** The sentence of a code, the side of an opinion and former names are for who reads and draws it. */
function codeDefinition({
  label: _label,
  sentence: _sentence,
  stance: _stance,
  formerly: _names,
  ...code
}: Code) {
  return code;
}

function contactsDefinition({
  codelist: _name,
  channels,
  outOfScope,
  motives,
  renamed: _names,
  routine,
  ...contacts
}: Contacts) {
  return {
    ...contacts,
    outOfScope: new Set(outOfScope.keys()),
    channels: [...channels].map(([code, { family }]) => [code, family] as const),
    motives: motives && [...motives.keys()],
    routine: routine.map(({ label: _, ...rule }) => rule),
  };
}

/** Bases and sizes under which whoever reads prints nothing, or warns, count nobody. */
function surveyDefinition({ mode: _mode, minimumBase: _base, exploratoryBelow: _below, ...design }: Survey) {
  return design;
}

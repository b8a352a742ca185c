import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Code, firstName } from "../model/code.ts";
import type { Indicator } from "../model/indicator.ts";
import type { IntervalEnd } from "../model/origin.ts";
import { dayInWindow, monthsOf, type Window } from "../model/period.ts";
import type { Attribute, Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { contentOf } from "../tables/indicator-table.ts";

/** What a difference of definition is about; `attribute` says which characteristic. */
export type BrokenPart =
  | { readonly part: "question" | "population" | "contacts" | "weights" | "duration" }
  | { readonly part: "attribute"; readonly attribute: string };

/** Each part of the definition of an indicator by its name, as a mark that is equal when the part is. */
export type Definition = ReadonlyMap<string, string>;

/** The definition of each indicator in one edition; null where the edition does not have it. */
export type Definitions = (indicator: string) => Definition | null;

/** Marks are short hashes, as published data carry them. */
export function definitionsOf(study: Study): Definitions {
  const known = new Map<string, Definition | null>();
  return (id) => {
    const found = known.get(id) ?? definitionOf(study, id);
    known.set(id, found);
    return found;
  };
}

/**
 * What changed of the definition of an indicator from one edition of a study to the next: labels and dates that move
 * with the period are no difference.
 * @returns null where the earlier study does not have the indicator
 */
export function brokenParts(
  before: Definition | null,
  after: Definition | null,
): readonly BrokenPart[] | null {
  if (before === null || after === null) return null;
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  const changed = names.filter((name) => isPart(name) || (before.has(name) && after.has(name)));
  // A characteristic that one edition alone reads follows from another change, where there is one.
  return (changed.length > 0 ? changed : names).map((name) =>
    isPart(name) ? { part: name } : { part: "attribute", attribute: name.slice(attributePrefix.length) },
  );
}

const attributePrefix = "attribute ";
const parts = ["question", "population", "contacts", "weights", "duration"] as const;

function isPart(name: string): name is (typeof parts)[number] {
  return parts.some((part) => part === name);
}

function definitionOf(study: Study, id: string): Definition | null {
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  if (!source) return null;
  const question = questionOf(indicator, study.window);
  const universes = [indicator.universe, indicator.against].map((universe) =>
    universe === null ? null : source.universes.get(universe)?.where,
  );
  const attributes = reachedAttributes(stringsIn([question, universes]), source);
  const counted = stringsIn(question);
  const names = firstNames(source);
  const readsContacts =
    counted.has("group") ||
    counted.has("subgroup") ||
    attributes.some(({ origin }) => origin.kind === "contact");
  const texts = new Map([
    ["question", canonical(question, names)],
    ["population", canonical(universes, names)],
    ["duration", canonical(monthsOf(source.window))],
    ["weights", weightsOf(source)],
    ...(readsContacts ? [["contacts", contactsOf(source)] as const] : []),
    ...attributes.map(
      (attribute) =>
        [
          `${attributePrefix}${names.get(attribute.id) ?? attribute.id}`,
          attributeOf(attribute, source.window, names),
        ] as const,
    ),
  ]);
  return new Map([...texts].map(([name, text]) => [name, markOf(text)]));
}

/** Long enough for two different parts never to have one: 64 bits. */
function markOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 16);
}

/** Without its title and precision; the day of a rate counts from the period of the study, with which `renewal` moves it. */
function questionOf(indicator: Indicator, window: Window): object {
  const { title: _title, weight: _weight, byHolder: _holder, ...question } = indicator;
  const { rate } = contentOf(indicator);
  return rate === null ? question : { ...question, date: dayInWindow(rate.date, window) };
}

function contactsOf({ contacts }: Source): string {
  if (contacts === null) return "";
  const { channels, outOfScope, renamed, routine, minContacts, duplicates } = contacts;
  const named = (codes: Iterable<string>, own: readonly Code[]) =>
    Array.from(codes, (code) => firstName(own, code)).toSorted();
  const families = [...channels].map(([code, { family }]) => [firstName(renamed.channels, code), family]);
  const rules = routine.map((rule) => [
    rule.channels && named(rule.channels, renamed.channels),
    rule.motives && named(rule.motives, renamed.motives),
  ]);
  const setAside = named(outOfScope.keys(), renamed.channels);
  return canonical([families.toSorted(), setAside, rules, minContacts, duplicates]);
}

/** How respondents are interviewed and stand for others, without the sizes of their population, which move from year to year. */
function weightsOf({ survey }: Source): string {
  if (survey === null) return "";
  const { mode, weight, strata, calibration } = survey;
  return canonical([
    ...(mode === undefined ? [] : [mode]),
    weight !== null,
    strata?.attribute ?? null,
    [...(calibration?.margins.keys() ?? [])].toSorted(),
  ]);
}

/**
 * The first names of the codes that were renamed, by those of now, and of the yes-or-no that a question of several answers makes
 * of them: a name is no difference.
 */
function firstNames({ attributes, multiples }: Source): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, codes } of attributes.values())
    for (const { code } of codes) {
      const first = firstName(codes, code);
      if (first === code) continue;
      names.set(code, first);
      const item = multiples.get(id)?.items.get(code);
      if (item !== undefined) names.set(item, `${id}_${first}`);
    }
  return names;
}

/** Codes and how they are made; the day on which ages are taken moves with the period. */
function attributeOf(
  { type, codes, origin, range }: Attribute,
  window: Window,
  names: ReadonlyMap<string, string>,
): string {
  if (origin.kind === "period") return canonical([origin.of, origin.every]);
  const own = codes.map(({ code, missing, from }) => [code, missing, from]);
  const rest = range === undefined ? [] : [range];
  return canonical([type, own, withDaysIn(origin, window), ...rest], names);
}

/** The declared days of an origin as days of the period, with which they move. */
function withDaysIn(origin: Attribute["origin"], window: Window): unknown {
  if (origin.kind === "years") return { ...origin, at: dayInWindow(origin.at, window) };
  if (origin.kind !== "days" && origin.kind !== "months") return origin;
  const moved = (own: IntervalEnd) => ("day" in own ? { day: dayInWindow(own.day, window) } : own);
  return { ...origin, from: moved(origin.from), to: moved(origin.to) };
}

/** The attributes that names reach, directly or through what they are made from. */
export function reachedAttributes(
  names: ReadonlySet<string>,
  { attributes }: Pick<Source, "attributes">,
): readonly Attribute[] {
  const found = new Map<string, Attribute>();
  const visit = (name: string) => {
    const attribute = attributes.get(name);
    if (attribute === undefined || found.has(name)) return;
    found.set(name, attribute);
    const { origin, asked } = attribute;
    for (const own of stringsIn(["of" in origin ? origin.of : [], asked?.where])) visit(own);
  };
  for (const name of names) visit(name);
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function stringsIn(value: unknown): ReadonlySet<string> {
  return new Set(canonical(value).match(/(?<=")[^"]+(?=")/g) ?? []);
}

/** JSON with sorted keys; maps and sets as what they hold. @param names what stands for a text, or for a key */
function canonical(value: unknown, names: ReadonlyMap<string, string> = new Map()): string {
  const named = (text: string) => names.get(text) ?? text;
  const sorted = (entries: readonly (readonly [string, unknown])[]) =>
    Object.fromEntries(
      entries.map(([key, own]) => [named(key), own] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return JSON.stringify(value, (_, own: unknown) => {
    if (typeof own === "string") return named(own);
    if (own instanceof Map) return sorted([...own]);
    if (own instanceof Set)
      return [...own].map((held) => (typeof held === "string" ? named(held) : held)).toSorted();
    return typeof own !== "object" || own === null || Array.isArray(own) ? own : sorted(Object.entries(own));
  });
}

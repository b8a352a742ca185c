import { unknown } from "@vigie/engine";
import type { Attribute, Source, Universe } from "@vigie/study";
import { attributesIn, type Definitions, decidedBy, variablesAmong } from "./definitions.ts";
import { lastBirth, type Reader } from "./derived-code.ts";
import {
  answeredWhole,
  answers,
  askedAsSaid,
  conditionsToBeAsked,
  madeOf,
  neverTogether,
  reasonOf,
} from "./respected-rules.ts";
import { leavesOf } from "./views.ts";

type Where = Universe["where"];
/** By name, by code of it, the codes that nothing tells apart from it, the one that stands for them first. */
export type AlikeCodes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
type Probes = ReadonlyMap<string, readonly ((code: string) => string)[]>;

/**
 * By attribute, what is asked of its code: of others that it has, nothing tells them apart.
 * @param codes of a name that is asked for, the code that stands for one that it has
 */
export function probesOf(
  reached: readonly Attribute[],
  {
    names,
    codes,
  }: { readonly names: readonly string[]; readonly codes: (name: string) => (code: string) => string },
  { source, universes, respected }: Definitions,
): Probes {
  const probes = new Map<string, ((code: string) => string)[]>();
  const ask = (name: string, probe: (code: string) => string) => {
    const own = probes.get(name) ?? [];
    probes.set(name, [...own, probe]);
  };
  const askWhere = (where: Where) => {
    for (const [name, codes] of where) ask(name, (code) => String(codes.includes(code)));
  };
  for (const name of names) {
    if (source.attributes.has(name)) ask(name, codes(name));
    for (const id of universes.get(name) ?? []) askWhere(source.universes.get(id)?.where ?? new Map());
    for (const { id, asked } of source.attributes.values())
      if (asked !== undefined && conditionsToBeAsked(id) === name) askWhere(asked.where);
  }
  for (const { id, origin, asked } of reached) {
    if (origin.kind === "any" || origin.kind === "set")
      for (const flag of origin.of) ask(flag, (code) => (answers.includes(code) ? code : unknown));
    if (asked !== undefined && respected.has(askedAsSaid(id))) {
      ask(id, (code) => String(code === asked.notAsked));
      askWhere(asked.where);
    }
  }
  for (const [question, { items }] of source.multiples)
    for (const item of items.values()) {
      if (respected.has(answeredWhole(question))) ask(item, reasonOf);
      ask(item, (code) => String(code === "yes"));
    }
  return probes;
}

/**
 * The codes of names, each with those that no other name tells apart from it: whatever goes with one goes with the others.
 * The names are taken in turn, each beside what stands for the codes of those before.
 * @returns by name made of one variable, by code of it
 */
export function alikeOf(
  reached: readonly Attribute[],
  { names, reader }: { readonly names: readonly string[]; readonly reader: Reader },
  definitions: Definitions,
): AlikeCodes {
  const { source, fields } = definitions;
  const alike = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const name of names) {
    const shown = fields.get(name);
    const variable = source.attributes.has(name) ? onlyVariableOf(name, definitions) : null;
    if (variable === null || shown === undefined) continue;
    const codes = (other: string) => (code: string) =>
      other === name ? "" : standing(alike.get(other), code);
    const probes = probesOf(reached, { names, codes }, definitions);
    const classes = choicesOf(variable, { reached, probes, reader }, definitions);
    const read = reader.read(name);
    const met = new Map(shown.map((code) => [code, new Set<number>()]));
    classes.forEach((same, at) => {
      for (const value of same) met.get(read(new Map([[variable.id, value]])))?.add(at);
    });
    const groups = Map.groupBy(met.keys(), (code) => [...(met.get(code) ?? [])].join());
    alike.set(
      name,
      new Map([...groups.values()].flatMap((same) => same.map((code) => [code, same] as const))),
    );
  }
  return alike;
}

/** The code that stands for another one. */
export const standing = (alike: ReadonlyMap<string, readonly string[]> | undefined, code: string): string =>
  alike?.get(code)?.[0] ?? code;

function onlyVariableOf(name: string, definitions: Definitions): Attribute | null {
  const made = variablesAmong(decidedBy([name], { ...definitions, respected: new Set() }));
  return made.length === 1 ? (made[0] ?? null) : null;
}

/**
 * Flags that only unions read, the same ones, and that the same rules hold of: of these, one may stand for all, the others
 * being no where it is yes and what it is elsewhere.
 * @param read variables that are asked for by themselves
 * @returns by flag, the one that stands for it; the first of each kind stands for itself and is left out
 */
export function standingFor(
  reached: readonly Attribute[],
  { names, read }: { readonly names: readonly string[]; readonly read: readonly string[] },
  definitions: Definitions,
): ReadonlyMap<string, string> {
  const { source, respected } = definitions;
  const conditions = [
    ...attributesIn(
      names.flatMap((name) => definitions.universes.get(name) ?? []),
      source,
    ),
    ...reached.flatMap(({ id, asked }) =>
      respected.has(askedAsSaid(id)) ? [...(asked?.where.keys() ?? [])] : [],
    ),
    ...read,
  ];
  const flags = variablesAmong(reached).filter(({ id, type }) => type === "flag" && !conditions.includes(id));
  const kinds = Map.groupBy(flags, (flag) => {
    const { id, origin, asked } = flag;
    const readers = reached.filter((one) => madeOf(one).includes(id));
    if (!readers.every((one) => one.origin.kind === "any")) return id;
    const apart = reached.flatMap((other) =>
      respected.has(neverTogether(id, other.id)) || respected.has(neverTogether(other.id, id))
        ? [other.id]
        : [],
    );
    const filter = respected.has(askedAsSaid(id)) ? [...(asked?.where ?? []), asked?.notAsked] : [];
    const question = origin.kind === "item" ? origin.of : "";
    return JSON.stringify([
      readers.map((one) => one.id),
      apart,
      filter,
      question,
      valuesOf(flag, reached, definitions),
    ]);
  });
  return new Map(
    [...kinds.values()].flatMap(([first, ...others]) =>
      others.flatMap(({ id }) => (first === undefined ? [] : [[id, first.id] as const])),
    ),
  );
}

/** All values of a variable, those together that nothing asked for tells apart. */
export function choicesOf(
  variable: Attribute,
  {
    reached,
    probes,
    reader,
  }: {
    readonly reached: readonly Attribute[];
    readonly probes: Probes;
    readonly reader: Reader;
  },
  definitions: Definitions,
): readonly (readonly string[])[] {
  const its = reached
    .filter(({ id }) => onlyVariableOf(id, definitions) === variable)
    .flatMap(({ id }) => (probes.get(id) ?? []).map((probe) => ({ read: reader.read(id), probe })));
  const signOf = (value: string) => {
    const values = new Map([[variable.id, value]]);
    return JSON.stringify(its.map(({ read, probe }) => probe(read(values))));
  };
  return [...Map.groupBy(valuesOf(variable, reached, definitions), signOf).values()];
}

function valuesOf(
  { id, type, codes }: Attribute,
  reached: readonly Attribute[],
  { source, fields }: Definitions,
): readonly string[] {
  if (type !== "date" && type !== "number")
    return fields.get(id) ?? leavesOf(id, new Set([...codes.map(({ code }) => code), unknown]), source);
  const cuts = reached.flatMap((one) => cutsOf(one, id, source));
  return type === "number"
    ? ["", "-Infinity", ...new Set(cuts)]
    : ["", "0001-01-01", ...[...new Set(cuts)].toSorted()];
}

/** The numbers, or the days, of a variable from which an attribute says another code. */
function cutsOf({ origin, codes }: Attribute, variable: string, { attributes }: Source): readonly string[] {
  if (origin.kind === "period" && origin.of === variable) {
    const { from, to } = origin.window;
    return [from, ...codes.map(({ code }) => firstDayOf(code)).filter((day) => day > from), dayAfter(to)];
  }
  if (origin.kind !== "bands") return [];
  const from = codes.flatMap((code) => code.from ?? []);
  if (origin.of === variable) return from.map(String);
  const age = attributes.get(origin.of)?.origin;
  if (age?.kind !== "years" || age.of !== variable) return [];
  return from.flatMap((least) => {
    const last = lastBirth(least, age.at);
    return last === null ? [] : [dayAfter(last)];
  });
}

function firstDayOf(period: string): string {
  const [year = "", part = "01"] = period.split("-");
  const month = part.startsWith("Q") ? (Number(part.slice(1)) - 1) * 3 + 1 : Number(part);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

function dayAfter(day: string): string {
  const [year = 0, month = 0, own = 0] = day.split("-").map(Number);
  const next = new Date(0);
  next.setUTCFullYear(year, month - 1, own);
  // A 29 February that the year lacks is the day after the 28th already.
  if (next.getUTCDate() === own) next.setUTCDate(own + 1);
  return next.toISOString().slice(0, 10);
}

import { type Table, total } from "@vigie/engine";
import {
  fieldsShownBy,
  type Items,
  isItems,
  type Population,
  type Relation,
  type View,
} from "../system/structure.ts";
import { isUniverseField } from "../system/universes.ts";
import { codesJoined } from "./codes-joined.ts";
import type { PublishedRelease } from "./comparable.ts";

/** What the study counts now, and how its fields go together. */
export interface Now {
  readonly population: Population;
  /** Of these persons, exact, whether they leave or not. */
  readonly tables: readonly Table[];
  /** Fewer persons may have come or gone. */
  readonly min: number;
}

/**
 * An earlier release where the study gives some fields other codes since: these are put under names of their own, with
 * what whoever holds both bundles sees of how they go with those of today. The codes that are no more are, each, those
 * that were not there, where as many are counted as before in each code; or each joined one of today's, or each of those
 * that were not there came out of one, by how many have them; or, all together, they are all these.
 * @param label apart from the names of other releases
 * @returns one a way to tie them, the likeliest first: whoever knows what the codes mean knows which it is
 */
export function withCodesTied(
  { tables, assumptions }: PublishedRelease,
  label: string,
  now: readonly Now[],
): readonly PublishedRelease[] {
  const { populations } = assumptions.structure;
  const ways = populations.map((population) => {
    const today = now.find((one) => one.population.id === population.id);
    return today === undefined ? null : { today, ties: tiesOf(population, tables, today) };
  });
  const counts = ways.flatMap((way) => [...(way?.ties.values() ?? [])].map(({ length }) => length));
  return Array.from({ length: Math.max(1, ...counts) }, (_, at) => {
    let left = tables;
    const renamed = populations.map((population, place) => {
      const way = ways[place];
      if (way == null || way.ties.size === 0) return population;
      const ties = new Map([...way.ties].map(([field, its]) => [field, its[at] ?? its.at(-1) ?? []]));
      left = left.map((table) => renamedTable(table, population, { ties, label }));
      return renamedPopulation(population, { ties, label }, way.today);
    });
    return { tables: left, assumptions: { ...assumptions, structure: { populations: renamed } } };
  });
}

/** The codes of before and of today that one person may have. */
type Tie = Relation["pairs"];

interface Renaming {
  readonly ties: ReadonlyMap<string, Tie>;
  readonly label: string;
}

function tiesOf(
  population: Population,
  tables: PublishedRelease["tables"],
  { population: today, tables: counted, min }: Now,
): ReadonlyMap<string, readonly Tie[]> {
  const ties = new Map<string, readonly Tie[]>();
  for (const [field, codes] of fieldsShown(population, tables)) {
    const own = today.fields.get(field);
    if (own === undefined || own.join(" ") === codes.join(" ")) continue;
    const before = totalsOf(field, codes, tables);
    const after = totalsOf(field, own, counted);
    ties.set(field, tiesBetween({ codes, totals: before }, { codes: own, totals: after }, min));
  }
  return ties;
}

/** With their codes, those that tables show under their names: not who is in which universe, nor what contacts make. */
function fieldsShown({ fields, tables: views }: Population, tables: readonly Shown[]): Population["fields"] {
  const own = tables.flatMap(({ indicator, dimensions }) =>
    (views.get(indicator) ?? []).flatMap((view, at) =>
      isItems(view) || view.field !== dimensions[at]?.name || !isNamed(view.field) ? [] : [view.field],
    ),
  );
  return new Map([...fields].filter(([name]) => own.includes(name)));
}

/** Codes of fields that no one names are patterns of universes, or sets of channels gathered where rare. */
const isNamed = (field: string) => !isUniverseField(field) && field !== "group" && field !== "subgroup";

type Totals = ReadonlyMap<string, number>;

/** Codes in their order, and how many persons of all have those of which that is shown. */
interface Counted {
  readonly codes: readonly string[];
  readonly totals: Totals;
}

function tiesBetween(
  { codes, totals: before }: Counted,
  { codes: today, totals: after }: Counted,
  min: number,
): readonly Tie[] {
  const gone = codes.filter((code) => !today.includes(code));
  const added = today.filter((code) => !codes.includes(code));
  const kept = codes.flatMap((code) => (today.includes(code) ? [[code, code] as const] : []));
  const isKept = (code: string) => codes.includes(code) && today.includes(code);
  const inOrder = gone.map((code, at) => [code, added[at] ?? ""] as const);
  const isOneToOne = gone.length === added.length && areAlike([...kept, ...inOrder], { before, after }, min);
  const joined = codesJoined(
    {
      codes: gone,
      totals: before,
      homes: today,
      more: moreOf(today, { own: after, less: before }, isKept),
      isNew: (code) => !isKept(code),
    },
    min,
  );
  const split = codesJoined(
    {
      codes: added,
      totals: after,
      homes: codes,
      more: moreOf(codes, { own: before, less: after }, isKept),
      isNew: (code) => !isKept(code),
    },
    min,
  );
  const ways: readonly Tie[] = [
    ...(isOneToOne ? [inOrder] : []),
    ...joined.map((way) => [...way]),
    ...(joined.length === 0 ? split.map((way) => [...way].map(([code, home]) => [home, code] as const)) : []),
  ];
  const all = gone.flatMap((code) => added.map((other) => [code, other] as const));
  const known = ways.length === 0 ? [all] : ways;
  const apart = new Map(known.map((way) => [JSON.stringify(way.toSorted()), [...kept, ...way]]));
  return [...apart.values()];
}

/** How many more have each code than had it, where both are known. */
function moreOf(
  codes: readonly string[],
  { own, less }: { readonly own: Totals; readonly less: Totals },
  isKept: (code: string) => boolean,
): Totals {
  return new Map(
    codes.flatMap((code) => {
      const [now, then] = [own.get(code), isKept(code) ? less.get(code) : 0];
      return now === undefined || then === undefined ? [] : [[code, now - then] as const];
    }),
  );
}

/** Whether two codes at least are seen to be held, and each by about as many as before. */
function areAlike(
  pairs: Relation["pairs"],
  { before, after }: { readonly before: Totals; readonly after: Totals },
  min: number,
): boolean {
  const seen = pairs.flatMap(([code, other]) => {
    const [one, two] = [before.get(code), after.get(other)];
    return one === undefined || two === undefined || one + two === 0 ? [] : [Math.abs(one - two)];
  });
  return seen.length > 1 && seen.every((difference) => difference < min);
}

/** A table whose cells may be masked. */
type Shown = PublishedRelease["tables"][number] | Table;

/** Of each of these codes of a field, how many of all have it, where a table says so. */
function totalsOf(field: string, leaves: readonly string[], tables: readonly Shown[]): Totals {
  const found = new Map<string, number>();
  for (const { dimensions, rows } of tables) {
    const at = dimensions.findIndex(({ name }) => name === field);
    for (const { codes, count } of rows) {
      const leaf = codes[at] ?? "";
      const isWhole = codes.every((code, i) => i === at || code === total || code === "all");
      if (isWhole && leaves.includes(leaf) && count !== null) found.set(leaf, count);
    }
  }
  return found;
}

const renamed = (name: string, { ties, label }: Renaming) => (ties.has(name) ? `${name} ${label}` : name);

function renamedIndicator(id: string, { tables }: Population, renaming: Renaming): string {
  const isTouched = (tables.get(id) ?? []).flatMap(fieldsShownBy).some((field) => renaming.ties.has(field));
  return isTouched ? `${id} ${renaming.label}` : id;
}

function renamedTable<T extends Shown>(table: T, population: Population, renaming: Renaming): T {
  return { ...table, indicator: renamedIndicator(table.indicator, population, renaming) };
}

function renamedPopulation(
  population: Population,
  renaming: Renaming,
  { population: today }: Now,
): Population {
  const inView = (view: View): View => ({ ...view, field: renamed(view.field, renaming) });
  const inViews = (view: View | Items): View | Items =>
    isItems(view)
      ? { items: new Map([...view.items].map(([item, own]) => [item, inView(own)])) }
      : inView(view);
  const { ties } = renaming;
  return {
    ...population,
    fields: new Map([
      ...[...population.fields].map(([name, codes]) => [renamed(name, renaming), codes] as const),
      ...[...ties.keys()].map((field) => [field, today.fields.get(field) ?? []] as const),
    ]),
    relations: [
      ...population.relations.map(
        ({ fields: [one, other], pairs }): Relation => ({
          fields: [renamed(one, renaming), renamed(other, renaming)],
          pairs,
        }),
      ),
      ...[...ties].map(([name, pairs]): Relation => ({ fields: [renamed(name, renaming), name], pairs })),
    ],
    tables: new Map(
      [...population.tables].map(([id, views]) => [
        renamedIndicator(id, population, renaming),
        views.map(inViews),
      ]),
    ),
  };
}

import { type Table, total } from "@vigie/engine";
import { saysTogether } from "../system/definition-relations.ts";
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
  /** Of these persons, exact, whether they leave or not; of a release before today, what it shows. */
  readonly tables: readonly Shown[];
  /** Fewer persons may have come or gone. */
  readonly min: number;
}

/**
 * An earlier release where the study gives some fields other codes since: these are put under names of their own, with
 * what whoever holds both bundles sees of how they go with those of today. The codes that are no more are, each, those
 * that were not there, where as many are counted as before in each code; or each joined one of today's, or each of those
 * that were not there came out of one, by how many have them; or, all together, they are all these. Releases that give a
 * field the same codes have it under one name, and say together how these go with those of today.
 * @param earlier all the earlier releases, of which this is one
 * @returns one a way to tie them, the likeliest first: whoever knows what the codes mean knows which it is
 */
export function withCodesTied(
  release: PublishedRelease,
  earlier: readonly PublishedRelease[],
  now: readonly Now[],
): readonly PublishedRelease[] {
  const { tables, assumptions } = release;
  const { populations } = assumptions.structure;
  const ways = populations.map((population) => {
    const today = now.find((one) => one.population.id === population.id);
    return today === undefined ? null : { today, ties: tiesOf(population, { tables, earlier, today }) };
  });
  const counts = ways.flatMap((way) => [...(way?.ties.values() ?? [])].map(({ length }) => length));
  return Array.from({ length: Math.max(1, ...counts) }, (_, at) => {
    let left = tables;
    const renamed = populations.map((population, place) => {
      const way = ways[place];
      if (way == null || way.ties.size === 0) return population;
      const ties = new Map([...way.ties].map(([field, its]) => [field, its[at] ?? its.at(-1) ?? []]));
      const names = new Map([...ties.keys()].map((field) => [field, nameIn(earlier, population, field)]));
      const renaming = { ties, names, label: `@${earlier.indexOf(release)}` };
      left = left.map((table) => renamedTable(table, population, renaming));
      const own = renamedPopulation(population, renaming, way.today);
      const later = earlier.slice(earlier.indexOf(release) + 1);
      return later.reduce((one, other) => tiedTo(other, one, { population, tables, earlier, ...way }), own);
    });
    return { tables: left, assumptions: { ...assumptions, structure: { populations: renamed } } };
  });
}

/** The codes of before and of today that one person may have. */
type Tie = Relation["pairs"];

interface Renaming {
  readonly ties: ReadonlyMap<string, Tie>;
  /** Of the fields that are tied. */
  readonly names: ReadonlyMap<string, string>;
  /** Of the indicators, apart from those of other releases. */
  readonly label: string;
}

/**
 * With how the fields of a release go with those of a later one that gives them other codes, neither being those of today: a
 * code that is in both lists is the same, and counts say what became of the others.
 */
function tiedTo(
  later: PublishedRelease,
  own: Population,
  {
    population,
    tables,
    earlier,
    today,
  }: {
    readonly population: Population;
    readonly tables: PublishedRelease["tables"];
    readonly earlier: readonly PublishedRelease[];
    readonly today: Now;
  },
): Population {
  const then = later.assumptions.structure.populations.find(({ id }) => id === population.id);
  if (then === undefined) return own;
  const [changed, next] = [
    changedFields(then, later.tables, today),
    { population: then, tables: later.tables, min: today.min },
  ];
  const ties = [...tiesOf(population, { tables, earlier, today: next })].flatMap(([field, [pairs]]) =>
    pairs === undefined || !changed.has(field) ? [] : [{ field, pairs }],
  );
  const laterName = (field: string) => nameIn(earlier, then, field);
  return {
    ...own,
    fields: new Map([
      ...own.fields,
      ...ties.map(({ field }) => [laterName(field), then.fields.get(field) ?? []] as const),
    ]),
    relations: [
      ...own.relations,
      ...ties.map(
        ({ field, pairs }): Relation => ({
          fields: [nameIn(earlier, population, field), laterName(field)],
          pairs,
        }),
      ),
    ],
  };
}

/** The name of a field, where its codes are those of an earlier population and not today's. */
function nameIn(earlier: readonly PublishedRelease[], population: Population, field: string): string {
  const [first] = alikeIn(earlier, population, field);
  return `${field} @${first === undefined ? earlier.length : earlier.indexOf(first)}`;
}

/** The releases that give a field of a population the codes that this one does. */
function alikeIn(
  earlier: readonly PublishedRelease[],
  { id, fields }: Population,
  field: string,
): readonly PublishedRelease[] {
  return earlier.filter(({ assumptions }) => {
    const same = assumptions.structure.populations.find((one) => one.id === id);
    return same?.fields.get(field)?.join(" ") === fields.get(field)?.join(" ");
  });
}

/**
 * Tables of today by a field that an earlier release counts by other codes, or by what goes with it, where no universe that
 * both count by that field says how the two go together: whoever knows what the codes mean knows it.
 * @param earlier all the earlier releases, of which this is one
 * @returns indicators
 */
export function tablesUntied(
  { tables, assumptions }: PublishedRelease,
  earlier: readonly PublishedRelease[],
  now: readonly Now[],
): readonly string[] {
  return assumptions.structure.populations.flatMap((population) => {
    const today = now.find((one) => one.population.id === population.id);
    if (today === undefined) return [];
    const untied = [...changedFields(population, tables, today)].flatMap(([field, change]) => {
      return waysBetween(change, field, { population, earlier, today }).length === 0 ? [field] : [];
    });
    const touched = new Set(untied.flatMap((field) => [...goingWith(field, today.population)]));
    return today.tables.flatMap(({ indicator, dimensions }) => {
      const views = today.population.tables.get(indicator) ?? [];
      const shown = [...dimensions.map(({ name }) => name), ...views.flatMap(fieldsShownBy)];
      return shown.some((field) => touched.has(field)) ? [indicator] : [];
    });
  });
}

/**
 * A field, those that go with it, directly or through others, and what any of them says something of with others: universes,
 * and what they say together, through which nothing is said of one alone.
 */
function goingWith(field: string, { relations }: Population): ReadonlySet<string> {
  const found = new Set([field]);
  for (const one of found)
    if (!isUniverseField(one) && !saysTogether(one))
      for (const { fields } of relations)
        if (fields.includes(one)) for (const other of fields) found.add(other);
  return found;
}

function tiesOf(
  population: Population,
  {
    tables,
    earlier,
    today,
  }: {
    readonly tables: PublishedRelease["tables"];
    readonly earlier: readonly PublishedRelease[];
    readonly today: Now;
  },
): ReadonlyMap<string, readonly Tie[]> {
  return new Map(
    [...changedFields(population, tables, today)].map(([field, change]) => {
      const ways = waysBetween(change, field, { population, earlier, today });
      const { kept, gone, added } = change;
      const all = gone.flatMap((code) => added.map((other) => [code, other] as const));
      const known = ways.length === 0 ? [all] : ways;
      const apart = new Map(known.map((way) => [JSON.stringify(way.toSorted()), [...kept, ...way]]));
      return [field, [...apart.values()]] as const;
    }),
  );
}

/** The codes of a field before and today, with those that are in both, each with itself. */
interface Change {
  readonly codes: readonly string[];
  readonly today: readonly string[];
  readonly kept: Tie;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

function changedFields(
  population: Population,
  tables: PublishedRelease["tables"],
  { population: { fields } }: Now,
): ReadonlyMap<string, Change> {
  return new Map(
    [...fieldsShown(population, tables)].flatMap(([field, codes]) => {
      const today = fields.get(field);
      if (today === undefined || today.join(" ") === codes.join(" ")) return [];
      const change = {
        codes,
        today,
        kept: codes.flatMap((code) => (today.includes(code) ? [[code, code] as const] : [])),
        gone: codes.filter((code) => !today.includes(code)),
        added: today.filter((code) => !codes.includes(code)),
      };
      return [[field, change] as const];
    }),
  );
}

/**
 * By the first universe, everyone first, that today's tables count by the field and so do those of a release with the same
 * codes, and whose numbers say how its codes go together.
 */
function waysBetween(
  change: Change,
  field: string,
  {
    population,
    earlier,
    today,
  }: {
    readonly population: Population;
    readonly earlier: readonly PublishedRelease[];
    readonly today: Now;
  },
): readonly Tie[] {
  if (change.gone.length + change.added.length === 0) return [[]];
  const tables = alikeIn(earlier, population, field).flatMap((one) => one.tables);
  const universesIn = (some: readonly Shown[]) =>
    some.flatMap(({ dimensions, rows }) =>
      dimensions[0]?.name === "universe" ? rows.flatMap(({ codes }) => codes.slice(0, 1)) : [],
    );
  const after = new Set(universesIn(today.tables));
  for (const universe of new Set(["all", ...universesIn(tables).filter((one) => after.has(one))])) {
    const [then, now] = [
      totalsOf(field, { leaves: change.codes, tables, universe }),
      totalsOf(field, { leaves: change.today, tables: today.tables, universe }),
    ];
    const ways =
      then.size === 0 || now.size === 0 ? [] : waysOf(change, { before: then, after: now }, today.min);
    if (ways.length > 0) return ways;
  }
  return [];
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

function waysOf(
  { codes, today, kept, gone, added }: Change,
  { before, after }: { readonly before: Totals; readonly after: Totals },
  min: number,
): readonly Tie[] {
  const isKept = (code: string) => codes.includes(code) && today.includes(code);
  const inOrder = gone.map((code, at) => [code, added[at] ?? ""] as const);
  const isOneToOne = gone.length === added.length && areAlike([...kept, ...inOrder], { before, after }, min);
  const into = (some: readonly string[], homes: readonly string[], totals: readonly [Totals, Totals]) => {
    const [of, ofHomes] = totals;
    const more = moreOf(homes, { own: ofHomes, less: of }, isKept);
    return codesJoined({ codes: some, totals: of, homes, more, isNew: (code) => !isKept(code) }, min);
  };
  const joined = into(gone, today, [before, after]);
  const split = into(added, codes, [after, before]);
  return [
    ...(isOneToOne ? [inOrder] : []),
    ...joined.map((way) => [...way]),
    ...(joined.length === 0 ? split.map((way) => [...way].map(([code, home]) => [home, code] as const)) : []),
  ];
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

/** Of each of these codes of a field, how many of a universe have it, where a table says so. */
function totalsOf(
  field: string,
  {
    leaves,
    tables,
    universe,
  }: { readonly leaves: readonly string[]; readonly tables: readonly Shown[]; readonly universe: string },
): Totals {
  const found = new Map<string, number>();
  for (const { dimensions, rows } of tables) {
    const at = dimensions.findIndex(({ name }) => name === field);
    for (const { codes, count } of rows) {
      const leaf = codes[at] ?? "";
      const isWhole = codes.every((code, i) => i === at || code === total || code === universe);
      if (isWhole && leaves.includes(leaf) && count !== null) found.set(leaf, count);
    }
  }
  return found;
}

const renamed = (name: string, { names }: Renaming) => names.get(name) ?? name;

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

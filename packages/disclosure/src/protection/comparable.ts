import type { Assumptions } from "../proof.ts";
import {
  fieldsShownBy,
  type Items,
  isItems,
  type Population,
  type Relation,
  type Structure,
  type View,
} from "../system/structure.ts";
import { isUniverseField } from "../system/universes.ts";
import type { PublishedTable } from "./published-audit.ts";

/** One release of a study by one partner: what left, and what its audit supposes. */
export interface PublishedRelease {
  readonly tables: readonly PublishedTable[];
  readonly assumptions: Assumptions;
}

/** What of an earlier release nothing says how to compare: a table, or those of its cells whose codes are no more. */
export interface LeftOut {
  /** Its position among the releases. */
  readonly release: number;
  readonly indicator: string;
  readonly what: "table" | "cells";
}

export interface Comparable {
  /** Without what is left out; the earliest first. */
  readonly releases: readonly PublishedRelease[];
  /** Of the last release, with the tables of earlier ones, and the fields that only these have. */
  readonly structure: Structure;
  /** The same, one a release: of two fields that it has, how its own persons have them. */
  readonly structures: readonly Structure[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Releases as the last of them lets them be compared. A table bears the name of one that followed it and the fields
 * of that one; or its fields have the same codes as in what followed, or are placed there.
 * @param given the earliest first
 */
export function comparableOf(given: readonly PublishedRelease[]): Comparable {
  const releases = underOwnNames(given.map(({ tables }) => tables));
  const leftOut: LeftOut[] = [];
  let structure = given.at(-1)?.assumptions.structure ?? { populations: [] };
  const compared = [...given.entries()].toReversed().map(([release, { tables, assumptions }]) => {
    structure = withEarlier(structure, assumptions.structure, release);
    const kept = (releases[release] ?? []).map((table) => placedIn(structure, table));
    for (const { indicator, rows } of tables) {
      const left = kept.filter((table) => isFrom(indicator, table, release));
      const cells = left.reduce((sum, table) => sum + table.rows.length, 0);
      if (cells < rows.length) leftOut.push({ release, indicator, what: cells === 0 ? "table" : "cells" });
    }
    return { tables: kept.filter(({ rows }) => rows.length > 0), assumptions };
  });
  const structures = given.map(({ assumptions }) => asIn(assumptions.structure, structure));
  return { releases: compared.toReversed(), structure, structures, leftOut: leftOut.toReversed() };
}

/**
 * A structure of several releases with the relations that one of them tells: what the data show of how two fields go
 * together may not hold of the persons of another.
 */
function asIn(own: Structure, { populations }: Structure): Structure {
  return {
    populations: populations.map((all) => {
      const its = own.populations.find(({ id }) => id === all.id);
      if (its === undefined) return all;
      const isSame = (name: string) => its.fields.get(name)?.join(" ") === all.fields.get(name)?.join(" ");
      const isOwn = ({ fields }: Relation) => fields.every(isSame);
      return {
        ...all,
        relations: [...all.relations.filter((one) => !isOwn(one)), ...its.relations.filter(isOwn)],
      };
    }),
  };
}

/**
 * The tables of each release under the names by which they are compared. What the last table of a name has not, other
 * fields or cells of other codes, is a table apart: another one of that name says nothing of it.
 */
export function underOwnNames<Table extends PublishedTable>(
  releases: readonly (readonly Table[])[],
): readonly (readonly Table[])[] {
  const last = new Map(releases.flat().map((table) => [table.indicator, cellsOf(table)]));
  return releases.map((tables, at) =>
    tables.flatMap((table) => {
      const own = Map.groupBy(table.rows, ({ codes }) =>
        last.get(table.indicator)?.has(cellOf(table, codes)) === true
          ? table.indicator
          : nameApart(table, at),
      );
      return [...own].map(([indicator, rows]) => ({ ...table, indicator, rows }));
    }),
  );
}

/** The name of what is a table apart, of the release at a position. */
const nameApart = ({ indicator }: Named, release: number): string => `${indicator} (${release + 1})`;

type Named = Pick<PublishedTable, "indicator">;

const isFrom = (indicator: string, table: Named, release: number): boolean =>
  table.indicator === indicator || table.indicator === nameApart({ indicator }, release);

const cellsOf = (table: PublishedTable): ReadonlySet<string> =>
  new Set(table.rows.map(({ codes }) => cellOf(table, codes)));

/** The fields of a table and the codes of a row. */
function cellOf({ dimensions }: PublishedTable, codes: readonly string[]): string {
  return [...dimensions.map(({ name }) => name), ...codes].join(" ");
}

/** A table with those of its rows whose codes have a place in a structure. */
function placedIn({ populations }: Structure, table: PublishedTable): PublishedTable {
  const views = populations.flatMap(({ tables }) => tables.get(table.indicator) ?? []);
  const isIn = views.length > 0;
  return { ...table, rows: table.rows.filter(({ codes }) => isIn && isPlaced(codes, views)) };
}

/** A question of several answers has two codes, the item and what was answered to it. */
function isPlaced(codes: readonly string[], views: readonly (View | Items)[]): boolean {
  const items = views.findIndex(isItems);
  return views.every((view, at) => {
    const own = codes[items >= 0 && at > items ? at + 1 : at] ?? "";
    if (!isItems(view)) return view.members.has(own);
    return view.items.get(own)?.members.has(codes[at + 1] ?? "") === true;
  });
}

function withEarlier(later: Structure, earlier: Structure, release: number): Structure {
  return {
    populations: later.populations.map((population) =>
      earlier.populations
        .filter(({ id }) => id === population.id)
        .reduce((known, one) => withTablesOf(known, one, release), population),
    ),
  };
}

/** Not the tables whose fields have other codes since: nothing says how the two go together. */
function withTablesOf(later: Population, earlier: Population, release: number): Population {
  const fields = new Map([...earlier.fields, ...later.fields]);
  const isSame = (name: string) => fields.get(name)?.join(" ") === earlier.fields.get(name)?.join(" ");
  const ofEarlier = ({ fields: pair }: Relation) =>
    pair.every(isSame) && pair.some((name) => !later.fields.has(name));
  const universes = membershipsIn(later);
  const tables = [...earlier.tables]
    .map(([indicator, views]) => [indicator, views.map((view) => inUniverses(view, universes))] as const)
    .filter(([, views]) =>
      views.every(
        (view) => fieldsShownBy(view).every(isSame) || (!isItems(view) && universes.has(view.field)),
      ),
    )
    .flatMap(([indicator, views]) => [
      [indicator, views] as const,
      [nameApart({ indicator }, release), views] as const,
    ]);
  return {
    ...later,
    fields,
    relations: [...later.relations, ...earlier.relations.filter(ofEarlier)],
    tables: new Map([...tables, ...later.tables]),
  };
}

/** Of each field of universes, those that some table is of, with the memberships that hold it. */
function membershipsIn({ tables }: Population): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const view of [...tables.values()].flat()) {
    if (isItems(view) || !isUniverseField(view.field)) continue;
    const own = found.get(view.field) ?? new Map();
    for (const [universe, leaves] of view.members) own.set(universe, leaves);
    found.set(view.field, own);
  }
  return found;
}

/** A view of universes, as a field of today says who is in them, where it knows them all; any other view as it is. */
function inUniverses(view: View | Items, universes: ReturnType<typeof membershipsIn>): View | Items {
  if (isItems(view) || !isUniverseField(view.field)) return view;
  const today = [...universes].find(([, own]) =>
    [...view.members.keys()].every((universe) => own.has(universe)),
  );
  if (today === undefined) return view;
  const [field, own] = today;
  return {
    ...view,
    field,
    members: new Map([...view.members.keys()].map((universe) => [universe, own.get(universe) ?? []])),
  };
}

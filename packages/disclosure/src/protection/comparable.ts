import type { Assumptions } from "../proof.ts";
import {
  type Items,
  isItems,
  type Population,
  type Relation,
  type Structure,
  type View,
} from "../system/structure.ts";
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
  readonly leftOut: readonly LeftOut[];
}

/**
 * Releases as the last of them lets them be compared. A table bears the name of one that followed it and the fields
 * of that one; or it has no successor, and its fields have the same codes as in what followed.
 * @param releases the earliest first
 */
export function comparableOf(releases: readonly PublishedRelease[]): Comparable {
  const known = new Map<string, PublishedTable>();
  const leftOut: LeftOut[] = [];
  let structure = releases.at(-1)?.assumptions.structure ?? { populations: [] };
  const compared = [...releases.entries()].toReversed().map(([release, { tables, assumptions }]) => {
    structure = withEarlier(structure, assumptions.structure);
    const kept = tables.flatMap((table) => {
      const found = asKnown(table, known.get(table.indicator) ?? table, structure);
      const lost = found === null ? "table" : found.rows.length < table.rows.length ? "cells" : null;
      if (lost !== null) leftOut.push({ release, indicator: table.indicator, what: lost });
      return found ?? [];
    });
    for (const table of kept) if (!known.has(table.indicator)) known.set(table.indicator, table);
    return { tables: kept, assumptions };
  });
  return { releases: compared.toReversed(), structure, leftOut: leftOut.toReversed() };
}

/** The cells of a table that the one which followed it has too; null where it cannot be told what they count. */
function asKnown(
  table: PublishedTable,
  next: PublishedTable,
  { populations }: Structure,
): PublishedTable | null {
  const isPlaced = populations.some((population) => population.tables.has(table.indicator));
  const names = ({ dimensions }: PublishedTable) => dimensions.map(({ name }) => name).join(" ");
  if (!isPlaced || names(table) !== names(next)) return null;
  const own = new Set(next.rows.map(({ codes }) => codes.join(" ")));
  return { ...table, rows: table.rows.filter(({ codes }) => own.has(codes.join(" "))) };
}

function withEarlier(later: Structure, earlier: Structure): Structure {
  return {
    populations: later.populations.map((population) =>
      earlier.populations.filter(({ id }) => id === population.id).reduce(withTablesOf, population),
    ),
  };
}

/** Not the tables whose fields have other codes since: nothing says how the two go together. */
function withTablesOf(later: Population, earlier: Population): Population {
  const fields = new Map([...earlier.fields, ...later.fields]);
  const isSame = (name: string) => fields.get(name)?.join(" ") === earlier.fields.get(name)?.join(" ");
  const ofEarlier = ({ fields: pair }: Relation) =>
    pair.every(isSame) && pair.some((name) => !later.fields.has(name));
  const tables = [...earlier.tables].filter(([, views]) => views.flatMap(fieldsOf).every(isSame));
  return {
    id: later.id,
    fields,
    relations: [...later.relations, ...earlier.relations.filter(ofEarlier)],
    tables: new Map([...tables, ...later.tables]),
  };
}

const fieldsOf = (view: View | Items): readonly string[] =>
  isItems(view) ? [...view.items.values()].map(({ field }) => field) : [view.field];

import type { Highs } from "highs";
import type { Assumptions } from "../proof.ts";
import { buildSystem } from "../system/build-system.ts";
import {
  type Items,
  isItems,
  type Population,
  type Relation,
  type Structure,
  type View,
} from "../system/structure.ts";
import { shownBy, smallChanges } from "./changes.ts";
import { auditPublished, type Cell, type PublishedAudit, type PublishedTable } from "./published-audit.ts";

/** One release of a study by one partner: what left, and what its audit supposes. */
export interface PublishedRelease {
  readonly tables: readonly PublishedTable[];
  readonly assumptions: Assumptions;
}

export interface ReleaseAudit {
  /** Cells whose count changed by a few persons from one release to a later one. */
  readonly changes: readonly (Cell & { readonly difference: number })[];
  /** The attack on all that was ever published; null where persons came or went: no one population fits it all. */
  readonly together: PublishedAudit | null;
  readonly holds: boolean;
}

/**
 * What several releases of one study version, source and window tell together: cell-by-cell differences, and cells
 * masked in one that another shows. Methods, section 7.
 * @param releases the earliest first; two at least
 */
export function auditReleases(releases: readonly PublishedRelease[], highs: Highs): ReleaseAudit {
  const latest = releases.at(-1);
  if (latest === undefined) throw new RangeError("no release");
  const { min } = latest.assumptions.policy;
  const { structure, policy } = latest.assumptions;
  const all = withTables(structure, releases);
  const changes = releases.flatMap((later, at) =>
    releases
      .slice(0, at)
      .flatMap((earlier) => changesBetween({ earlier, later, structure: all, min }, highs)),
  );
  const known = everShown(releases, all);
  const together = attack(known, { structure: all, policy }, highs);
  return { changes, together, holds: changes.length === 0 && together?.holds !== false };
}

interface Pair {
  readonly earlier: PublishedRelease;
  readonly later: PublishedRelease;
  readonly structure: Structure;
  readonly min: number;
}

function changesBetween({ earlier, later, structure, min }: Pair, highs: Highs): ReleaseAudit["changes"] {
  const tables = [
    ...new Map([...earlier.tables, ...later.tables].map((one) => [one.indicator, one])).values(),
  ];
  return structure.populations.flatMap((population) => {
    const its = tables.filter(({ indicator }) => population.tables.has(indicator));
    const system = buildSystem(its, population);
    const codes = new Map(its.map(({ indicator, rows }) => [indicator, rows]));
    const codesOf = (indicator: string, row: number) => codes.get(indicator)?.[row]?.codes ?? [];
    const shown = ({ tables: released }: PublishedRelease) =>
      shownBy(
        released.filter(({ rounding }) => rounding === undefined),
        system,
        codesOf,
      );
    return smallChanges(system, { earlier: shown(earlier), later: shown(later), min }, highs).flatMap(
      ({ count, difference }) =>
        (system.counts[count]?.cells ?? []).slice(0, 1).map(({ indicator, row }) => ({
          indicator,
          codes: codesOf(indicator, row),
          difference,
        })),
    );
  });
}

/** Each table with every count that some release shows; the latest where several do. */
function everShown(releases: readonly PublishedRelease[], structure: Structure): readonly PublishedTable[] {
  const places = structure.populations;
  const tables = new Map<string, PublishedTable>();
  for (const table of releases.flatMap((release) => release.tables)) {
    if (!places.some((population) => population.tables.has(table.indicator))) continue;
    const before = countsOf(tables.get(table.indicator)?.rows ?? []);
    const rows = table.rows.map(({ codes, count }) => ({
      codes,
      count: count ?? before.get(codes.join(" ")) ?? null,
    }));
    tables.set(table.indicator, { ...table, rows });
  }
  return [...tables.values()];
}

/** The structure with the tables of earlier releases, and the fields that only they have. */
function withTables(structure: Structure, releases: readonly PublishedRelease[]): Structure {
  const populations = releases.flatMap(({ assumptions }) => assumptions.structure.populations);
  return {
    populations: structure.populations.map((latest) =>
      populations
        .filter(({ id }) => id === latest.id)
        .toReversed()
        .reduce(withEarlier, latest),
    ),
  };
}

/** Tables whose fields have other codes since are left out: nothing says how the two go together. */
function withEarlier(later: Population, earlier: Population): Population {
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

function attack(
  tables: readonly PublishedTable[],
  assumptions: Assumptions,
  highs: Highs,
): PublishedAudit | null {
  try {
    return auditPublished(tables, assumptions, highs);
  } catch (error) {
    // Counts that no one population fits: persons came or went between the releases.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function countsOf(rows: PublishedTable["rows"]): ReadonlyMap<string, number | null> {
  return new Map(rows.map(({ codes, count }) => [codes.join(" "), count]));
}

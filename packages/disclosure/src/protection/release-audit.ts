import type { Highs } from "highs";
import type { Assumptions } from "../proof.ts";
import type { Structure } from "../system/structure.ts";
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
  const changes = releases.flatMap((later, at) =>
    releases.slice(0, at).flatMap((earlier) => smallChanges(earlier, later, min)),
  );
  const { structure, policy } = latest.assumptions;
  const known = everShown(releases, structure);
  const together = attack(known, { structure: withTables(structure, releases), policy }, highs);
  return { changes, together, holds: changes.length === 0 && together?.holds !== false };
}

function smallChanges(
  earlier: PublishedRelease,
  later: PublishedRelease,
  min: number,
): ReleaseAudit["changes"] {
  const before = new Map(earlier.tables.map(({ indicator, rows }) => [indicator, countsOf(rows)]));
  return later.tables.flatMap(({ indicator, rows, rounding }) =>
    rounding !== undefined
      ? []
      : rows.flatMap(({ codes, count }) => {
          const was = before.get(indicator)?.get(codes.join(" ")) ?? null;
          const difference = was === null || count === null ? 0 : Math.abs(count - was);
          return difference > 0 && difference < min ? [{ indicator, codes, difference }] : [];
        }),
  );
}

/** Each table with every count that some release shows; the latest where several do. */
function everShown(releases: readonly PublishedRelease[], structure: Structure): readonly PublishedTable[] {
  const places = withTables(structure, releases).populations;
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

/** The structure with the tables of earlier releases whose fields it has, code for code. */
function withTables(structure: Structure, releases: readonly PublishedRelease[]): Structure {
  const populations = releases.flatMap(({ assumptions }) => assumptions.structure.populations);
  return {
    populations: structure.populations.map((population) => {
      const earlier = populations.filter(
        ({ id, fields }) =>
          id === population.id &&
          [...fields].every(([name, leaves]) => population.fields.get(name)?.join(" ") === leaves.join(" ")),
      );
      return {
        ...population,
        tables: new Map([...earlier.flatMap(({ tables }) => [...tables]), ...population.tables]),
      };
    }),
  };
}

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

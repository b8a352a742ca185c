import type { Highs } from "highs";
import type { Assumptions } from "../proof.ts";
import type { Policy } from "../rules/policy.ts";
import { buildSystem } from "../system/build-system.ts";
import type { Structure } from "../system/structure.ts";
import { shownBy, smallChanges } from "./changes.ts";
import { comparableOf, type LeftOut, type PublishedRelease } from "./comparable.ts";
import {
  auditPublished,
  type Cell,
  type PopulationAudit,
  type PublishedAudit,
  type PublishedTable,
} from "./published-audit.ts";

export interface ReleaseAudit {
  /** Cells whose count changed by a few persons from one release to a later one. */
  readonly changes: readonly (Cell & { readonly difference: number })[];
  /** The attack on all that was ever published of each population. */
  readonly together: readonly PopulationAudit[];
  /** Populations where persons came or went: no one of them fits it all. */
  readonly moved: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly holds: boolean;
}

/**
 * What several releases of one source and window tell together, whatever the versions of their study: cell-by-cell
 * differences, and cells masked in one that another shows. Methods, section 7.
 * @param releases the earliest first; two at least
 */
export function auditReleases(releases: readonly PublishedRelease[], highs: Highs): ReleaseAudit {
  return audited(releases, releases.keys(), highs);
}

/** The same, without the differences between the earlier ones: only what the last of them adds. */
export function auditLatest(releases: readonly PublishedRelease[], highs: Highs): ReleaseAudit {
  return audited(releases, [releases.length - 1], highs);
}

/** @param compared positions of those releases whose differences with the ones before are sought */
function audited(given: readonly PublishedRelease[], compared: Iterable<number>, highs: Highs): ReleaseAudit {
  const { releases, structure, leftOut } = comparableOf(given);
  const changes = [...compared].flatMap((at) =>
    releases
      .slice(at, at + 1)
      .flatMap((later) =>
        releases.slice(0, at).flatMap((earlier) => changesBetween(earlier, later, { structure, highs })),
      ),
  );
  const policy = loosest(releases);
  const known = everShown(releases);
  const attacks = structure.populations.map((population) => ({
    population: population.id,
    audit: attack(known, { structure: { populations: [population] }, policy }, highs),
  }));
  const together = attacks.flatMap(({ audit }) => audit?.populations ?? []);
  return {
    changes,
    together,
    moved: attacks.flatMap(({ population, audit }) => (audit === null ? [population] : [])),
    leftOut,
    holds: changes.length === 0 && together.every(({ holds }) => holds),
  };
}

/** That of the last, with the least threshold of all: what left under a lower one is not told by what followed. */
function loosest(releases: readonly PublishedRelease[]): Policy {
  const policy = releases.at(-1)?.assumptions.policy;
  if (policy === undefined) throw new RangeError("no release");
  return { ...policy, min: Math.min(...releases.map(({ assumptions }) => assumptions.policy.min)) };
}

function changesBetween(
  earlier: PublishedRelease,
  later: PublishedRelease,
  { structure, highs }: { readonly structure: Structure; readonly highs: Highs },
): ReleaseAudit["changes"] {
  const { min } = later.assumptions.policy;
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
function everShown(releases: readonly PublishedRelease[]): readonly PublishedTable[] {
  const tables = new Map<string, PublishedTable>();
  for (const table of releases.flatMap((release) => release.tables)) {
    const before = countsOf(tables.get(table.indicator)?.rows ?? []);
    const rows = table.rows.map(({ codes, count }) => ({
      codes,
      count: count ?? before.get(codes.join(" ")) ?? null,
    }));
    tables.set(table.indicator, { ...table, rows });
  }
  return [...tables.values()];
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

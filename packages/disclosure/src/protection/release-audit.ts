import type { Highs } from "highs";
import { countsOf } from "../rules/open-lines.ts";
import type { Policy } from "../rules/policy.ts";
import { buildSystem } from "../system/build-system.ts";
import type { Population, Structure } from "../system/structure.ts";
import type { System } from "../system/system.ts";
import { shownBy, smallChanges } from "./changes.ts";
import { comparableOf, type LeftOut, type PublishedRelease } from "./comparable.ts";
import {
  auditKnown,
  type Cell,
  type PopulationAudit,
  type PublishedTable,
  statedThen,
} from "./published-audit.ts";
import { type Statement, suppositionsOf } from "./suppositions.ts";

export interface ReleaseAudit {
  /** Cells whose count changed by a few persons from one release to a later one. */
  readonly changes: readonly (Cell & { readonly difference: number })[];
  /** What comes out of two of them by subtraction, in words, and changed by a few persons. */
  readonly between: readonly { readonly name: string; readonly difference: number }[];
  /** The attacks on what each release says, with what the others say as far as it may hold: see `suppositionsOf`. */
  readonly together: readonly PopulationAudit[];
  /** Earlier tables with a count that no longer holds: persons came or went, or something else is counted. */
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
  const { releases, structure, structures, leftOut } = comparableOf(given);
  const each = releases.map((release, at) => ({ release, structure: structures[at] ?? structure }));
  const told = [...compared].flatMap((at) =>
    each
      .slice(at, at + 1)
      .flatMap((later) => each.slice(0, at).flatMap((earlier) => changesBetween(earlier, later, highs))),
  );
  const changes = told.flatMap((one) => one.changes);
  const between = told.flatMap((one) => one.between);
  const policy = loosest(releases);
  const attacks = structure.populations.map(({ id }) =>
    attacked(
      releases,
      { populations: structures.map(({ populations }) => populations.find((one) => one.id === id)), policy },
      highs,
    ),
  );
  const together = attacks.flatMap(({ audits }) => audits);
  return {
    changes,
    between,
    together,
    moved: attacks.flatMap(({ moved }) => moved),
    leftOut,
    holds: changes.length === 0 && between.length === 0 && together.every(({ holds }) => holds),
  };
}

/** That of the last, with the least threshold of all: what left under a lower one is not told by what followed. */
function loosest(releases: readonly PublishedRelease[]): Policy {
  const policy = releases.at(-1)?.assumptions.policy;
  if (policy === undefined) throw new RangeError("no release");
  return { ...policy, min: Math.min(...releases.map(({ assumptions }) => assumptions.policy.min)) };
}

interface Placed {
  readonly release: PublishedRelease;
  readonly structure: Structure;
}

function changesBetween(
  earlier: Placed,
  later: Placed,
  highs: Highs,
): readonly Pick<ReleaseAudit, "changes" | "between">[] {
  const { min } = later.release.assumptions.policy;
  const tables = [
    ...new Map(
      [...earlier.release.tables, ...later.release.tables].map((one) => [one.indicator, one]),
    ).values(),
  ];
  return later.structure.populations.map((population) => {
    const its = tables.filter(({ indicator }) => population.tables.has(indicator));
    const system = buildSystem(its, population);
    const before = earlier.structure.populations.find(({ id }) => id === population.id) ?? population;
    const codes = new Map(its.map(({ indicator, rows }) => [indicator, rows]));
    const codesOf = (indicator: string, row: number) => codes.get(indicator)?.[row]?.codes ?? [];
    const shown = ({ release }: Placed, of: System) =>
      shownBy(
        release.tables.filter(({ rounding }) => rounding === undefined),
        of,
        codesOf,
      );
    const own = isAlike(before, population) ? system : buildSystem(its, before);
    const found = smallChanges(
      { system, earlier: shown(earlier, system), later: shown(later, system), min },
      { system: own, shown: shown(earlier, own) },
      highs,
    );
    return {
      changes: found.flatMap(({ of, difference }) =>
        ("cells" in of ? of.cells : []).slice(0, 1).map(({ indicator, row }) => ({
          indicator,
          codes: codesOf(indicator, row),
          difference,
        })),
      ),
      between: found.flatMap(({ of, difference }) => ("name" in of ? [{ name: of.name, difference }] : [])),
    };
  });
}

const isAlike = (one: Population, other: Population) =>
  JSON.stringify(one.relations) === JSON.stringify(other.relations);

/**
 * The attacks on one population: on the persons of each release in turn, those of the last first, for the cells that
 * this one masks. Lines with a count that it does not have, and that is not supposed, say nothing of it.
 * @param populations one a release
 */
function attacked(
  releases: readonly PublishedRelease[],
  {
    populations,
    policy,
  }: { readonly populations: readonly (Population | undefined)[]; readonly policy: Policy },
  highs: Highs,
): { readonly audits: readonly PopulationAudit[]; readonly moved: readonly string[] } {
  const [latest] = populations.slice(-1);
  const isIts = ({ indicator }: PublishedTable) => latest?.tables.has(indicator) === true;
  const tables = tablesOf(releases).filter(isIts);
  if (latest === undefined || tables.length === 0) return { audits: [], moved: [] };
  const systems = new Map<string, System>();
  const systemOf = (population: Population) => {
    const key = JSON.stringify(population.relations);
    const system = systems.get(key) ?? buildSystem(tables, population);
    systems.set(key, system);
    return system;
  };
  const statedIn = (system: System) =>
    releases.map((release) =>
      statedThen(alongside(release.tables.filter(isIts), tables), {
        system,
        policy: release.assumptions.policy,
      }),
    );
  const stated = new Map<System, ReturnType<typeof statedIn>>();
  const grounds = releases.map((_, base) => {
    const system = systemOf(populations[base] ?? latest);
    const statements = stated.get(system) ?? statedIn(system);
    stated.set(system, statements);
    return { system, statements };
  });
  const last = releases.findLastIndex((_, at) => grounds[at]?.statements[at]?.some((one) => one !== null));
  const supposed = [...grounds.entries()].toReversed().flatMap(([base, { system, statements }]) =>
    suppositionsOf(statements, { base, system }, highs)
      .filter(({ isMore }) => isMore || base === last)
      .map((one) => ({ ...one, base, system, statements })),
  );
  const alike = Map.groupBy(supposed, ({ knowledge, system }) =>
    JSON.stringify([[...systems.values()].indexOf(system), knowledge]),
  );
  const earlier = new Set(
    releases.slice(0, last).flatMap((one) => one.tables.map(({ indicator }) => indicator)),
  );
  const [newest] = supposed.filter(({ base }) => base === last);
  return {
    audits: [...alike.values()].flatMap((same) =>
      same.slice(0, 1).map(({ knowledge, refused, system, statements }) => {
        const isOwn = (count: number) =>
          same.some(({ base }) => (statements[base]?.[count] ?? null) !== null);
        const others = new Set([...system.counts.keys()].filter((count) => !isOwn(count)));
        const isSaid = (count: number) => !refused.has(count) || !others.has(count);
        const lines = system.lines.filter((line) => countsOf(line).every(isSaid));
        const shownEmpty = new Set(
          releases.flatMap(({ assumptions }, at) =>
            assumptions.policy.zeros === "masked" ? [] : emptyIn(statements[at] ?? []),
          ),
        );
        const known = { population: latest.id, system: { ...system, lines }, policy, tables, shownEmpty };
        return auditKnown(knowledge, { ...known, ignored: others }, highs);
      }),
    ),
    moved: [
      ...new Set(
        [...(newest?.refused ?? [])]
          .flatMap((count) => newest?.system.counts[count]?.cells ?? [])
          .flatMap(({ indicator }) => (earlier.has(indicator) ? [indicator] : [])),
      ),
    ],
  };
}

/** Counts that a release says are 0. */
const emptyIn = (statement: Statement): readonly number[] =>
  statement.flatMap((one, count) => (one?.high === 0 ? [count] : []));

/** The latest of each name; rounded only where it always was. */
function tablesOf(releases: readonly PublishedRelease[]): readonly PublishedTable[] {
  const tables = releases.flatMap((release) => release.tables);
  const exact = new Set(
    tables.flatMap(({ indicator, rounding }) => (rounding === undefined ? [indicator] : [])),
  );
  return [...new Map(tables.map((table) => [table.indicator, table])).values()].map(
    ({ rounding, ...table }) =>
      rounding === undefined || exact.has(table.indicator) ? table : { ...table, rounding },
  );
}

/** What tables say, row by row of others of the same names. */
function alongside(tables: readonly PublishedTable[], others: readonly PublishedTable[]) {
  const rows = new Map(others.map((table) => [table.indicator, table.rows]));
  return tables.map((table) => {
    const counts = new Map(table.rows.map(({ codes, count }) => [codes.join(" "), count]));
    return {
      ...table,
      rows: (rows.get(table.indicator) ?? []).map(({ codes }) => ({ count: counts.get(codes.join(" ")) })),
    };
  });
}

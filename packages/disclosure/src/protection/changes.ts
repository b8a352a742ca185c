import type { Highs } from "highs";
import { type AuditQuestion, auditSystem, type SystemAudit } from "../audit/audit-system.ts";
import { masked, published } from "../audit/knowledge.ts";
import { type Told, toldCrossings } from "../audit/told-crossings.ts";
import type { Count, Derived, System } from "../system/system.ts";
import type { EarlierRelease } from "./release.ts";

/** What a release shows of each count of a system: null where it shows nothing of it. */
export type Shown = readonly (number | null)[];

export interface Change {
  /** Position among the counts, then the derived counts. */
  readonly subject: number;
  /** Persons who came or went; 0 < difference < `min`. */
  readonly difference: number;
}

/** The same of what stands in a table, or comes out of several. */
export interface ToldChange {
  readonly of: Count | Derived;
  readonly difference: number;
}

/** What a release shows of each count, whichever of its tables does. */
export function shownBy(
  release: EarlierRelease,
  system: System,
  codesOf: (indicator: string, row: number) => readonly string[],
): Shown {
  const tables = new Map(
    release.map(({ indicator, rows }) => [
      indicator,
      new Map(rows.map(({ codes, count }) => [codes.join(" "), count])),
    ]),
  );
  return system.counts.map(({ cells }) => {
    for (const { indicator, row } of cells) {
      const count = tables.get(indicator)?.get(codesOf(indicator, row).join(" ")) ?? null;
      if (count !== null) return count;
    }
    return null;
  });
}

/** Subjects of which two releases give the value, by whatever tables, and that tell of a few persons by their difference. */
export function shownChanges(earlier: Shown, later: Shown, min: number): readonly Change[] {
  return earlier.flatMap((before, subject) => {
    const after = later[subject] ?? null;
    const difference = before === null || after === null ? 0 : Math.abs(after - before);
    return difference > 0 && difference < min ? [{ subject, difference }] : [];
  });
}

/**
 * The same, and what no table need show: counts that one release shows and that come out of the other by subtraction, and
 * what comes out of both, as a universe less one inside it. Whoever was nobody in the one is nobody in the other where that
 * may be: that no one's answer is unknown is easily supposed again. Methods, section 7.
 * @param system of all the tables of both
 * @param before the same tables, by how the fields went together in the earlier release; the same where these have not changed
 */
export function smallChanges(
  {
    system,
    earlier,
    later,
    min,
  }: { readonly system: System; readonly earlier: Shown; readonly later: Shown; readonly min: number },
  before: { readonly system: System; readonly shown: Shown },
  highs: Highs,
): readonly ToldChange[] {
  const only = (one: Shown, other: Shown) =>
    [...one.keys()].filter((count) => one[count] !== null && (other[count] ?? null) === null);
  const derived = system.derived.map((_, at) => system.counts.length + at);
  const first = withDeduced(
    earlier,
    { system, asked: [...only(later, earlier), ...derived], other: later },
    highs,
  );
  const left = derived.filter((subject) => (first[subject] ?? null) !== null);
  const after = withDeduced(
    later,
    { system, asked: [...only(earlier, later), ...left], other: earlier },
    highs,
  );
  const changes = [
    ...shownChanges(first, after, min).flatMap(({ subject, difference }) => {
      const of = system.counts[subject] ?? system.derived[subject - system.counts.length];
      return of === undefined ? [] : [{ of, difference }];
    }),
    ...crossedChanges(
      toldCrossings(before.system, before.shown, highs),
      toldCrossings(system, later, highs),
      min,
    ),
  ];
  const nameOf = ({ of }: ToldChange) => ("name" in of ? of.name : system.crossings?.nameOf(of.region));
  return changes.filter((one, at) => changes.findIndex((other) => nameOf(other) === nameOf(one)) === at);
}

/** Crossings that two releases tell and that differ by a few persons. */
function crossedChanges(earlier: Told, later: Told, min: number): readonly ToldChange[] {
  const crossings = [...earlier.crossings, ...later.crossings];
  return [...new Map(crossings.map((one) => [one.name, one])).values()].flatMap((crossing) => {
    const [before, after] = [earlier.valueOf(crossing.region), later.valueOf(crossing.region)];
    const difference = before === null || after === null ? 0 : Math.abs(after - before);
    return difference > 0 && difference < min ? [{ of: crossing, difference }] : [];
  });
}

/** A release with those of the subjects asked for that it gives exactly. */
function withDeduced(
  shown: Shown,
  {
    system,
    asked,
    other,
  }: { readonly system: System; readonly asked: readonly number[]; readonly other: Shown },
  highs: Highs,
): Shown {
  if (asked.length === 0) return shown;
  const first = system.counts.length;
  const regions = asked.filter((subject) => subject >= first);
  const ignored = new Set([...system.counts.keys()].filter((count) => !asked.includes(count)));
  const deduced = (counts: Shown) =>
    deducedOf(
      {
        system: { ...system, derived: regions.flatMap((subject) => system.derived[subject - first] ?? []) },
        knowledge: counts.map((count) => (count === null ? masked(0) : published(count))),
        requirement: { min: 2, insider: 2 },
        ignored,
        attackers: "outsiders",
      },
      highs,
    );
  const withZeros = shown.map((count, at) => count ?? (other[at] === 0 ? 0 : null));
  const found = deduced(withZeros) ?? deduced(shown) ?? [];
  const exact = new Map(found.map(({ subject, low }) => [regions[subject - first] ?? subject, low] as const));
  return [...system.counts, ...system.derived].map(
    (_, subject) => shown[subject] ?? exact.get(subject) ?? null,
  );
}

/** Subjects that come out exactly; null where no population fits, as where a link between two fields is new. */
function deducedOf(question: AuditQuestion, highs: Highs): SystemAudit["subjects"] | null {
  try {
    return auditSystem(question, highs).subjects.filter(({ low, high }) => low === high);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

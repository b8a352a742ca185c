import type { AuditedBundle, PublishedTable } from "@vigie/bundle";
import type { Measures } from "@vigie/disclosure";
import { type Joint, total } from "@vigie/engine";
import type { Source, Study } from "@vigie/study";
import { modelId } from "./adjusted-association.ts";
import {
  type EarlierEntry,
  entriesOfPersons,
  hasNumbers,
  indicatorStillAsked,
} from "./entries-of-persons.ts";
import type { ShownTable } from "./estimate-kind.ts";
import { kindsOf } from "./index.ts";

interface Now {
  readonly study: Study;
  readonly source: Source;
  /** The answers to `estimateJoints`. */
  readonly joints: ReadonlyMap<string, Joint>;
}

/**
 * Whether weighted numbers that left before are others now: respondents or weights were corrected, and what moved tells
 * all that a few of them answered, where it moved as where it did not. Those of a table that the study asks no more
 * cannot be made again: they count as others.
 */
export function areWeightsOthers(previous: readonly AuditedBundle[], now: Now): boolean {
  return entriesOf(previous, now)
    .map(({ table, ...entry }) => ({ ...entry, table: only(weightedAsMade(table), table) }))
    .some((entry) => hasNumbers(entry.table) && !isSameNow(entry, now));
}

/**
 * The models that left before of fewer persons more or less than the threshold, 0 included, with other ratios: which of
 * them moved tells of those who were corrected.
 */
export function otherModels(previous: readonly AuditedBundle[], now: Now): ReadonlySet<string> {
  const { min } = now.study.disclosure;
  return new Set(
    entriesOf(previous, now)
      .map(({ table, ...entry }) => ({ ...entry, table: only(ofModels, table) }))
      .filter(({ table }) => hasNumbers(table))
      .filter((entry) => Math.abs(moreNow(entry, now)) < min && !isSameNow(entry, now))
      .map(({ table }) => table.indicator),
  );
}

function entriesOf(previous: readonly AuditedBundle[], { study, source }: Now): readonly EarlierEntry[] {
  return previous
    .flatMap((bundle) => entriesOfPersons(bundle, study))
    .filter((entry) => entry.source.id === source.id);
}

function isSameNow(entry: EarlierEntry, { study, source, joints }: Now): boolean {
  const indicator = indicatorStillAsked(entry, study);
  if (indicator === null) return false;
  const { table: before } = entry;
  const made = kindsOf(indicator, source).map(
    (kind) => kind.estimate({ study, source, indicator, joints, table: asShown(before) }).measures,
  );
  return before.rows.every(({ codes, values }) =>
    before.measures.every((name, at) => {
      const value = values[at] ?? null;
      return value === null || made.some((measures) => valueIn(measures, codes, name) === value);
    }),
  );
}

/** A table with some of its measures. */
function only(names: ReadonlySet<string>, table: PublishedTable): PublishedTable {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      values: row.values.map((value, at) => (names.has(table.measures[at] ?? "") ? value : null)),
    })),
  };
}

/**
 * The weighted numbers that are printed as they are made. Means and medians, to fewer digits, are compared where they are
 * judged: see `toldBefore`.
 */
function weightedAsMade({ measures }: PublishedTable): ReadonlySet<string> {
  const bases = ["base", "weighted_base", "effective_base"];
  return new Set(measures.includes("share") ? ["share", "standard_error", ...bases] : bases);
}

const ofModels: ReadonlySet<string> = new Set([
  "adjusted_odds_ratio",
  "adjusted_lower",
  "adjusted_upper",
  "adjusted_p_value",
]);

function asShown({ dimensions, rows }: PublishedTable): ShownTable {
  return {
    dimensions,
    rows: rows.map(({ codes, count }) => ({
      codes,
      cell: count === null ? { status: "secondary", reason: "linked" } : { status: "free", count },
      values: [],
    })),
  };
}

function valueIn({ names, values }: Measures, codes: readonly string[], name: string): number | null {
  return values.get(codes.join(","))?.[names.indexOf(name)] ?? null;
}

/** Persons that the model's table counts more than before; 0 where it did not say how many it counted. */
function moreNow({ table }: EarlierEntry, { joints }: Now): number {
  const rows = joints.get(modelId({ id: table.indicator }))?.rows ?? [];
  const now = rows.reduce((sum, { count }) => sum + count, 0);
  const before = table.rows.find(({ codes }) => codes.slice(1).every((code) => code === total))?.count;
  return now - (before ?? now);
}

import type { AuditedBundle, PublishedTable } from "@vigie/bundle";
import type { Measures } from "@vigie/disclosure";
import type { Joint } from "@vigie/engine";
import type { Source, Study } from "@vigie/study";
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
export function areOthersNow(previous: readonly AuditedBundle[], now: Now): boolean {
  return previous
    .flatMap((bundle) => entriesOfPersons(bundle, now.study))
    .filter(({ source, table }) => source.id === now.source.id && hasNumbers(weightedOf(table)))
    .some((entry) => !isSameNow(entry, now));
}

function isSameNow(entry: EarlierEntry, { study, source, joints }: Now): boolean {
  const indicator = indicatorStillAsked(entry, study);
  if (indicator === null) return false;
  const before = weightedOf(entry.table);
  const made = kindsOf(indicator, source)
    .filter(({ ofRespondents }) => ofRespondents === true)
    .map((kind) => kind.estimate({ study, source, indicator, joints, table: asShown(before) }).measures);
  return before.rows.every(({ codes, values }) =>
    before.measures.every((name, at) => {
      const value = values[at] ?? null;
      return value === null || made.some((measures) => valueIn(measures, codes, name) === value);
    }),
  );
}

/**
 * Of an earlier table, the numbers that are printed as they are made. Means and medians, to fewer digits, are compared
 * where they are judged: see `changedByFew`.
 */
function weightedOf(table: PublishedTable): PublishedTable {
  const ofShares = new Set(table.measures.includes("share") ? ["share", "standard_error"] : []);
  const isAsMade = (name: string) => bases.has(name) || ofShares.has(name);
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      values: row.values.map((value, at) => (isAsMade(table.measures[at] ?? "") ? value : null)),
    })),
  };
}

const bases: ReadonlySet<string> = new Set(["base", "weighted_base", "effective_base"]);

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

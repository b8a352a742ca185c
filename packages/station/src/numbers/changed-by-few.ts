import type { AuditedBundle, PublishedTable } from "@vigie/bundle";
import type { Policy, ProtectedTable } from "@vigie/disclosure";
import type { NumberRegion } from "./number-crossing.ts";
import { isPrintOf } from "./printed-number.ts";

interface RowNow {
  readonly table: ProtectedTable;
  readonly row: ProtectedTable["rows"][number];
  readonly region: NumberRegion;
  readonly statistic: string;
  readonly value: number | null;
}

/**
 * Whether the row of a summary left before with fewer persons more or less than the threshold, or as many with another
 * number: the difference of the two sums would be that of few. Where it did not say on how many, everyone is counted.
 */
export function changedByFew(now: RowNow, previous: readonly AuditedBundle[], policy: Policy): boolean {
  return previous.some(({ tables }) => {
    const before = tables.get(now.table.indicator);
    return before !== undefined && changedSince(before, now, policy);
  });
}

function changedSince(
  { measures, rows }: PublishedTable,
  { row, region, statistic, value }: RowNow,
  { min }: Policy,
): boolean {
  const before = rows.find(({ codes }) => codes.join() === row.codes.join());
  const measure = (name: string) => before?.values[measures.indexOf(name)] ?? null;
  const printed = measure(statistic);
  if (before === undefined || printed === null) return false;
  const { known, unknown } = region.held;
  const counted = measure("known");
  const more = counted === null ? known + unknown - (before.count ?? 0) : known - counted;
  if (more !== 0) return Math.abs(more) < min;
  return value === null || !isPrintOf(printed, value);
}

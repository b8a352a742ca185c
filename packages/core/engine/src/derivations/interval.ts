import type { IntervalEnd, IntervalOrigin } from "@vigie/study";
import { type Sql, sql, value } from "../sql.ts";
import { attributeColumn, type DeclaredDerivation } from "./derivation.ts";
import { yearsMax } from "./years.ts";

/**
 * Days from one day to another, or completed months: a month is reached on the same day of the next one, or on the first
 * of the one after where it has no such day. Negative where the second day comes first.
 */
export interface IntervalStep<Kind extends "days" | "months"> {
  readonly kind: Kind;
  readonly of: readonly string[];
  readonly from: IntervalEnd;
  readonly to: IntervalEnd;
}

export const daysSql: DeclaredDerivation<IntervalOrigin, IntervalStep<"days">> = {
  gives: () => "number",
  probable: { from: 0, to: Math.ceil(yearsMax * 365.25) },
  node: ({ of, from, to }) => ({ kind: "days", of, from, to }),
  sql: ({ from, to }, { dialect }) => sql`CAST(${dialect.daysFrom(dayAt(from), dayAt(to))} AS INTEGER)`,
};

export const monthsSql: DeclaredDerivation<IntervalOrigin, IntervalStep<"months">> = {
  gives: () => "number",
  probable: { from: 0, to: yearsMax * 12 },
  node: ({ of, from, to }) => ({ kind: "months", of, from, to }),
  sql({ from, to }, { dialect }) {
    const [start, end] = [dayAt(from), dayAt(to)];
    const monthOf = (day: Sql) => sql`${dialect.yearOf(day)} * 12 + ${dialect.monthOf(day)}`;
    const isShort = sql`${dialect.dayOfMonth(end)} < ${dialect.dayOfMonth(start)}`;
    return sql`CAST(${monthOf(end)} - (${monthOf(start)}) - CASE WHEN ${isShort} THEN 1 ELSE 0 END AS INTEGER)`;
  },
};

function dayAt(end: IntervalEnd): Sql {
  return "day" in end ? value(end.day, "day") : attributeColumn(end.attribute);
}

import type { PeriodOrigin, PeriodStep } from "@vigie/study";
import { sql, value } from "../sql.ts";
import { attributeColumn, type Codes, type DeclaredDerivation } from "./derivation.ts";

/** The month, quarter or year of a day; a day out of the window is in none. */
export interface DatePeriodStep {
  readonly kind: "period";
  readonly of: string;
  readonly every: PeriodStep;
  /** Days, both included. */
  readonly window: { readonly from: string; readonly to: string };
  /** Every period that the window touches, in order. */
  readonly codes: Codes;
}

export const periodSql: DeclaredDerivation<PeriodOrigin, DatePeriodStep> = {
  gives: () => "codes",
  hasOutside: true,
  node: ({ of, every, window }, { codes }) => ({ kind: "period", of, every, window, codes }),
  sql({ of, every, window }, { dialect }) {
    const day = attributeColumn(of);
    const size = { month: 1, quarter: 3, year: 12 }[every];
    const [year = 0, month = 0] = window.from.split("-").map(Number);
    const before = Math.floor((year * 12 + month - 1) / size);
    const months = sql`(${dialect.yearOf(day)} * 12 + ${dialect.monthOf(day)} - 1)`;
    const inside = sql`${day} BETWEEN ${value(window.from, "day")} AND ${value(window.to, "day")}`;
    return sql`CASE WHEN ${inside} THEN CAST(floor(${months} / ${size}.0) AS INTEGER) - ${before} + 1 WHEN ${day} IS NOT NULL THEN 0 END`;
  },
};

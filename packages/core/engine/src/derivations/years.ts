import type { YearsOrigin } from "@vigie/study";
import { sql } from "../sql.ts";
import { attributeColumn, type DeclaredDerivation } from "./derivation.ts";

/** Longer than any recorded life: a greater age is more likely a mistake in a date. */
export const yearsMax = 125;

/** Completed years from a day to another; the birthday counts, 29 February is reached on 1 March. */
export interface YearsStep {
  readonly kind: "years";
  readonly of: string;
  readonly at: string;
}

export const yearsSql: DeclaredDerivation<YearsOrigin, YearsStep> = {
  gives: () => "number",
  probable: { from: 0, to: yearsMax },
  node: ({ of, at }) => ({ kind: "years", of, at }),
  // A birthday that the year lacks, 29 February, comes after 28 February: so on 1 March.
  sql({ of, at }, { dialect }) {
    const birth = attributeColumn(of);
    const [year = 0, month = 0, day = 0] = at.split("-").map(Number);
    const birthday = sql`${dialect.monthOf(birth)} * 100 + ${dialect.dayOfMonth(birth)}`;
    return sql`CAST(${year} - ${dialect.yearOf(birth)} - CASE WHEN ${birthday} > ${month * 100 + day} THEN 1 ELSE 0 END AS INTEGER)`;
  },
};

import { type Codes, type Condition, codesOf, type Plan } from "../plan.ts";
import { type Sql, sql } from "../sql.ts";
import { attributeColumn } from "./attribute-column.ts";

/** A unit's value of the attribute is one of the codes; not so where it is unknown. */
export function holds(plan: Plan, { attribute, codes }: Condition): Sql {
  const ranks = codesOf(plan, attribute).flatMap(({ code }, at) => (codes.includes(code) ? [at + 1] : []));
  return ranks.length === 0 ? sql`FALSE` : sql`${attributeColumn(attribute)} IN (${[ranks.join(", ")]})`;
}

/** A flag has that code, `yes` or `no`. */
export function isFlag(plan: Plan, flag: string, code: "yes" | "no"): Sql {
  return sql`${attributeColumn(flag)} = ${rankOf(codesOf(plan, flag), code)}`;
}

export function rankOf(codes: Codes, code: string): number {
  return codes.findIndex((known) => known.code === code) + 1;
}

import { join, sql } from "../sql.ts";
import { attributeColumn, type Codes, codesOf, type Derivation, rankOf } from "./derivation.ts";

/** Whether a list holds an item: yes; no where it holds others; else the first reason that it holds. */
export interface ItemStep {
  readonly kind: "item";
  readonly of: string;
  readonly item: string;
  readonly codes: Codes;
}

export const item: Derivation<ItemStep> = {
  gives: () => "codes",
  sql({ of, item, codes }, { plan, dialect }) {
    const list = attributeColumn(of);
    const listed = codesOf(plan, of);
    const reasons = listed.flatMap(({ code, missing }, at) =>
      missing === null ? [] : [sql`WHEN ${at + 1} THEN ${rankOf(codes, code)}`],
    );
    const others =
      reasons.length === 0
        ? sql`${rankOf(codes, "no")}`
        : sql`CASE ${dialect.least(list)} ${join(reasons, " ")} ELSE ${rankOf(codes, "no")} END`;
    return sql`CASE WHEN ${list} IS NULL THEN NULL WHEN ${dialect.holds(list, rankOf(listed, item))} THEN ${rankOf(codes, "yes")} ELSE ${others} END`;
  },
};

import type { AnyOrigin } from "@vigie/study";
import { type Codes, codesOf } from "../plan.ts";
import { join, sql } from "../sql.ts";
import { attributeColumn } from "./attribute-column.ts";
import type { DeclaredDerivation } from "./derivation.ts";
import { rankOf } from "./holds.ts";

/** Union of flags: yes if any is yes, else unknown if any is unknown, else no. */
export interface AnyNode {
  readonly kind: "any";
  readonly of: readonly string[];
  readonly codes: Codes;
}

export const any: DeclaredDerivation<AnyOrigin, AnyNode> = {
  gives: () => "codes",
  node: ({ of }, { codes }) => ({ kind: "any", of, codes }),
  // A flag that is neither yes nor no, whatever the reason, leaves a union without yes unknown.
  sql({ of, codes }, { plan }) {
    const is = (flag: string, code: string) =>
      sql`${attributeColumn(flag)} = ${rankOf(codesOf(plan, flag), code)}`;
    const yes = of.map((flag) => is(flag, "yes"));
    const no = of.map((flag) => is(flag, "no"));
    return sql`CASE WHEN ${join(yes, " OR ")} THEN ${rankOf(codes, "yes")} WHEN ${join(no, " AND ")} THEN ${rankOf(codes, "no")} END`;
  },
};

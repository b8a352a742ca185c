import type { AnyOrigin } from "@vigie/study";
import type { Codes } from "../plan.ts";
import { join, sql } from "../sql.ts";
import type { DeclaredDerivation } from "./derivation.ts";
import { isFlag, rankOf } from "./holds.ts";

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
    const yes = of.map((flag) => isFlag(plan, flag, "yes"));
    const no = of.map((flag) => isFlag(plan, flag, "no"));
    return sql`CASE WHEN ${join(yes, " OR ")} THEN ${rankOf(codes, "yes")} WHEN ${join(no, " AND ")} THEN ${rankOf(codes, "no")} END`;
  },
};

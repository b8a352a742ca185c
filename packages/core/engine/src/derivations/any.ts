import type { AnyOrigin } from "@vigie/study";
import { join, sql } from "../sql.ts";
import {
  type Codes,
  codesOf,
  type DeclaredDerivation,
  type Deriving,
  flagHasCode,
  holds,
  rankOf,
} from "./derivation.ts";

/** Union of flags: yes if any is yes, no if all are, not asked if none was asked and its codes say so; else unknown. */
export interface AnyNode {
  readonly kind: "any";
  readonly of: readonly string[];
  readonly codes: Codes;
}

export const anySql: DeclaredDerivation<AnyOrigin, AnyNode> = {
  gives: () => "codes",
  node: ({ of }, { codes }) => ({ kind: "any", of, codes }),
  // A flag that is neither yes nor no leaves a union without yes unknown, but where none of them was asked.
  sql({ of, codes }, { plan }) {
    const yes = of.map((flag) => flagHasCode(plan, flag, "yes"));
    const no = of.map((flag) => flagHasCode(plan, flag, "no"));
    const notAsked = codes.findIndex(({ missing }) => missing === "not_asked") + 1;
    const unasked = of.map((flag) => holds(plan, { attribute: flag, codes: unaskedCodes(plan, flag) }));
    const whenUnasked = notAsked === 0 ? sql`` : sql` WHEN ${join(unasked, " AND ")} THEN ${notAsked}`;
    return sql`CASE WHEN ${join(yes, " OR ")} THEN ${rankOf(codes, "yes")} WHEN ${join(no, " AND ")} THEN ${rankOf(codes, "no")}${whenUnasked} END`;
  },
};

function unaskedCodes(plan: Deriving["plan"], flag: string): readonly string[] {
  return codesOf(plan, flag).flatMap(({ code, missing }) => (missing === "not_asked" ? [code] : []));
}

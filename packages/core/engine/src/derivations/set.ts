import type { SetOrigin } from "@vigie/study";
import { setCode } from "@vigie/table";
import { join, sql } from "../sql.ts";
import { type Codes, type DeclaredDerivation, flagHasCode, rankOf } from "./derivation.ts";

/** The flags that are yes, exactly: a code that joins them by `+`, or `none`; unknown where one is neither yes nor no. */
export interface SetStep {
  readonly kind: "set";
  readonly of: readonly string[];
  readonly codes: Codes;
}

export const setSql: DeclaredDerivation<SetOrigin, SetStep> = {
  gives: () => "codes",
  node: ({ of }, { codes }) => ({ kind: "set", of, codes }),
  // The flags that are yes, as bits, are the position of the code in a list of all sets.
  sql({ of, codes }, { plan, dialect }) {
    const bits = of.map(
      (flag, at) => sql`CASE WHEN ${flagHasCode(plan, flag, "yes")} THEN ${2 ** at} ELSE 0 END`,
    );
    const known = of.map(
      (flag) => sql`(${flagHasCode(plan, flag, "yes")} OR ${flagHasCode(plan, flag, "no")})`,
    );
    const ranks = Array.from({ length: 2 ** of.length }, (_, held) => {
      const flags = of.filter((_, at) => (held & (2 ** at)) !== 0);
      return rankOf(codes, setCode(flags));
    });
    return sql`CASE WHEN ${join(known, " AND ")} THEN ${dialect.elementAt(ranks, sql`1 + ${join(bits, " + ")}`)} END`;
  },
};

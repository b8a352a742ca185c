import type { BandsOrigin } from "@vigie/study";
import { join, sql, value } from "../sql.ts";
import { attributeColumn, type Codes, type DeclaredDerivation } from "./derivation.ts";

/** Bands closed on the left, by code; a number below the first is in none. */
export interface BandsStep {
  readonly kind: "bands";
  readonly of: string;
  readonly codes: Codes;
  readonly from: ReadonlyMap<string, number>;
}

export const bandsSql: DeclaredDerivation<BandsOrigin, BandsStep> = {
  gives: () => "codes",
  hasOutside: true,
  node: ({ of }, { codes }) => ({
    kind: "bands",
    of,
    codes,
    from: new Map(codes.flatMap(({ code, from }) => (from === null ? [] : [[code, from] as const]))),
  }),
  sql({ of, codes, from }) {
    const number = attributeColumn(of);
    const ranked = codes
      .map(({ code }, at) => ({ rank: at + 1, bound: from.get(code) }))
      .flatMap(({ rank, bound }) => (bound === undefined ? [] : [{ rank, bound }]))
      .toSorted((a, b) => b.bound - a.bound);
    const whens = ranked.map(
      ({ rank, bound }) => sql`WHEN ${number} >= ${value(bound, "number")} THEN ${rank}`,
    );
    return sql`CASE WHEN ${number} IS NULL THEN NULL ${join(whens, " ")} ELSE 0 END`;
  },
};

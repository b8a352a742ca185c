import type { RecodeOrigin } from "@vigie/study";
import { join, sql } from "../sql.ts";
import { attributeColumn, type Codes, codesOf, type DeclaredDerivation } from "./derivation.ts";

export interface RecodeStep {
  readonly kind: "recode";
  readonly of: string;
  readonly codes: Codes;
  readonly map: ReadonlyMap<string, string>;
}

export const recodeSql: DeclaredDerivation<RecodeOrigin, RecodeStep> = {
  gives: () => "codes",
  node: ({ of, map }, { codes }) => ({ kind: "recode", of, codes, map }),
  sql({ of, codes, map }, { plan }) {
    const after = new Map(codes.map(({ code }, at) => [code, at + 1]));
    const whens = codesOf(plan, of).flatMap(({ code }, at) => {
      const target = after.get(map.get(code) ?? "");
      return target === undefined ? [] : [sql`WHEN ${at + 1} THEN ${target}`];
    });
    return whens.length === 0
      ? sql`CAST(NULL AS INTEGER)`
      : sql`CASE ${attributeColumn(of)} ${join(whens, " ")} END`;
  },
};

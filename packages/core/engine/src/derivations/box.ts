import { join, sql } from "../sql.ts";
import { attributeColumn, type Codes, type Derivation, rankOf } from "./derivation.ts";

/** A box of a form: left empty, it is a no once any of the question's boxes says yes or no. */
export interface BoxStep {
  readonly kind: "box";
  readonly of: string;
  readonly among: readonly string[];
  readonly codes: Codes;
}

export const box: Derivation<BoxStep> = {
  gives: () => "codes",
  sql({ of, among, codes }) {
    const [yes, no] = [rankOf(codes, "yes"), rankOf(codes, "no")];
    const answered = among.map((other) => sql`${attributeColumn(other)} IN (${yes}, ${no})`);
    return sql`CASE WHEN ${attributeColumn(of)} IS NOT NULL THEN ${attributeColumn(of)} WHEN ${join(answered, " OR ")} THEN ${no} END`;
  },
};

import { join, sql } from "../sql.ts";
import {
  attributeColumn,
  type Codes,
  type CodesCondition,
  type Derivation,
  holds,
  rankOf,
} from "./derivation.ts";

/**
 * The answer to a question with a filter. Who is known to be left out by the filter was not asked, whatever the file says;
 * an empty value was not asked, or had no answer.
 */
export interface AskedStep {
  readonly kind: "asked";
  readonly of: string;
  readonly where: readonly CodesCondition[];
  readonly codes: Codes;
  readonly notAsked: string;
  /** `null`: the value is then unknown. */
  readonly noAnswer: string | null;
}

export const asked: Derivation<AskedStep> = {
  gives: () => "codes",
  sql({ of, where, codes, notAsked, noAnswer }, { plan }) {
    const answer = attributeColumn(of);
    const empty = noAnswer === null ? sql`NULL` : sql`${rankOf(codes, noAnswer)}`;
    const isAsked =
      where.length === 0
        ? sql`TRUE`
        : join(
            where.map((condition) => holds(plan, condition)),
            " AND ",
          );
    return sql`CASE WHEN ${answer} IS NOT NULL AND coalesce(${isAsked}, TRUE) THEN ${answer} WHEN ${isAsked} THEN ${empty} ELSE ${rankOf(codes, notAsked)} END`;
  },
};

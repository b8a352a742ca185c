import type { ContactOrigin } from "@vigie/study";
import { rowReasons } from "../compile/row-reasons.ts";
import { join, name, sql } from "../sql.ts";
import type { DeclaredDerivation } from "./derivation.ts";

/** Of the contacts of a unit that count: the day of the first or of the last, unknown without any; or how many. */
export interface ContactNode {
  readonly kind: "contact";
  readonly of: readonly [];
  readonly which: "first" | "last" | "count";
}

export const contact: DeclaredDerivation<ContactOrigin, ContactNode> = {
  gives: ({ which }) => (which === "count" ? "number" : "day"),
  node: ({ which }) => ({ kind: "contact", of: [], which }),
  sql({ which }) {
    if (which !== "count") return name(`${which}_day`);
    const setAside = rowReasons.map((reason) => name(reason));
    return sql`CAST(contacts AS INTEGER) - CAST(${join(setAside, " + ")} AS INTEGER)`;
  },
};

import type { ContactOrigin } from "@vigie/study";
import { join, name, sql } from "../sql.ts";
import type { DeclaredDerivation } from "./derivation.ts";

/** Computes from the contacts of a unit that count: the day of the first or of the last, unknown without any; or how many. */
export interface ContactStep {
  readonly kind: "contact";
  readonly of: readonly [];
  readonly which: "first" | "last" | "count";
}

export const contactSql: DeclaredDerivation<ContactOrigin, ContactStep> = {
  gives: ({ which }) => (which === "count" ? "number" : "day"),
  node: ({ which }) => ({ kind: "contact", of: [], which }),
  sql({ which }) {
    if (which !== "count") return name(`${which}_day`);
    const setAside = rowReasons.map((reason) => name(reason));
    return sql`CAST(contacts AS INTEGER) - CAST(${join(setAside, " + ")} AS INTEGER)`;
  },
};

/** Why a contact does not count, from its own row alone: its unit is looked up later. */
export const rowReasons = [
  "no_date",
  "no_channel",
  "before_window",
  "after_window",
  "out_of_scope",
  "routine",
] as const;
export type RowReason = (typeof rowReasons)[number];

import type { ExpressionBuilder } from "kysely";
import type { HubTables } from "../database/schema.ts";

/** How many passkeys the account of a line has, as `passkeys`. */
export function passkeyCount({ selectFrom }: ExpressionBuilder<HubTables, "account">) {
  return selectFrom("passkey")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .whereRef("passkey.account", "=", "account.id")
    .as("passkeys");
}

import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";

/**
 * Open accounts of an institution's agents. `pending_since` is null for those who act for it: the first one, and whoever one of them
 * accepted.
 */
export function agentsOf({ database }: { readonly database: HubReader }, institution: string) {
  return database
    .selectFrom("account")
    .select(["id", "name", "email", "pending_since"])
    .where("role", "=", "partner")
    .where("institution", "=", institution)
    .where("disabled_at", "is", null)
    .orderBy("created_at")
    .execute();
}

/** Institutions that an open and accepted account acts for. */
export async function institutionsWithAgent({
  database,
}: {
  readonly database: HubReader;
}): Promise<ReadonlySet<string>> {
  const agents = await database
    .selectFrom("account")
    .select("institution")
    .where("role", "=", "partner")
    .where("disabled_at", "is", null)
    .where("pending_since", "is", null)
    .execute();
  return new Set(agents.map(({ institution }) => institution));
}

/** Whether an institution has an agent who can accept others. */
export async function hasAcceptedAgent(
  reader: { readonly database: HubReader },
  institution: string,
): Promise<boolean> {
  return (await agentsOf(reader, institution)).some(({ pending_since }) => pending_since === null);
}

/**
 * Accepts or refuses somebody who was invited in the name of an institution. Refused, the account is closed.
 * @param by an agent of the institution; an administrator where it has none left who could
 * @throws {VigieErrors} where nobody of this identifier waits for this person's answer
 */
export async function answerAgent(
  hub: Hub,
  by: Person,
  { account, isAccepted }: { readonly account: string; readonly isAccepted: boolean },
): Promise<void> {
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    const reader = { database: transaction };
    const found = await transaction
      .selectFrom("account")
      .select("institution")
      .where("id", "=", account)
      .where("pending_since", "is not", null)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (found === undefined) return refuse("hub/absent");
    const isColleague = by.role === "partner" && by.institution === found.institution;
    const isLastResort = by.role === "administrator" && !(await hasAcceptedAgent(reader, found.institution));
    if (!isColleague && !isLastResort) return refuse("hub/absent");
    await transaction
      .updateTable("account")
      .set(isAccepted ? { pending_since: null } : { disabled_at: now.toISOString() })
      .where("id", "=", account)
      .execute();
    if (!isAccepted) await transaction.deleteFrom("session").where("account", "=", account).execute();
    const act = isAccepted ? "agent.accepted" : "agent.refused";
    await record(transaction, { account: by.id, act, subject: account }, now);
  });
}

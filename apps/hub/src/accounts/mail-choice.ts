import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { type Topic, topicsFor } from "../rules/notices.ts";
import type { Person } from "./account.ts";

/** What a person does not want to be written to about. */
export async function unwantedTopics(
  { database }: { readonly database: HubReader },
  account: string,
): Promise<readonly Topic[]> {
  const found = await database
    .selectFrom("unwanted_mail")
    .select("topic")
    .where("account", "=", account)
    .execute();
  return found.map(({ topic }) => topic);
}

/** Keeps what a person wants to be written to about, among what concerns its role. */
export async function chooseMail(
  hub: Hub,
  { id: account, role }: Person,
  wanted: readonly string[],
): Promise<void> {
  const unwanted = topicsFor(role).filter((topic) => !wanted.includes(topic));
  await inTransaction(hub, async (transaction) => {
    await transaction.deleteFrom("unwanted_mail").where("account", "=", account).execute();
    if (unwanted.length > 0)
      await transaction
        .insertInto("unwanted_mail")
        .values(unwanted.map((topic) => ({ account, topic })))
        .execute();
    const detail = { declined: unwanted.join(" ") };
    await record(transaction, { account, act: "account.mail_chosen", subject: account, detail }, hub.now());
  });
}

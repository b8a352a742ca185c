import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { emailKey, sealed } from "./sealed.ts";

/**
 * Closes one's own account for good: see `closeAccount`.
 * @throws {VigieErrors} where nobody else administers the service: it could not be mended from its pages
 */
export async function closeOwnAccount(hub: Hub, { id }: Person): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    if (await isLastAdministrator(transaction, id)) return refuse("hub/own-account");
    await closeAccount(hub, transaction, { account: id, by: id });
  });
}

/** Whether an account administers the service, and no other open one does. */
export async function isLastAdministrator(transaction: HubTransaction, account: string): Promise<boolean> {
  const administrators = await transaction
    .selectFrom("account")
    .select("id")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .execute();
  return administrators.length === 1 && administrators[0]?.id === account;
}

function erasedEmail(account: string): string {
  return `${account}@compte.clos`;
}

/** Whether the name and the address of an account, in clear, were erased. */
export function isErased({ id, email }: { readonly id: string; readonly email: string }): boolean {
  return email === erasedEmail(id);
}

/** Erases a name and an address, and what opened the account. The journal keeps the identifier, which then names nobody. */
export async function closeAccount(
  hub: Hub,
  transaction: HubTransaction,
  { account, by }: { readonly account: string; readonly by: string },
): Promise<void> {
  for (const table of [
    "session",
    "passkey",
    "password_link",
    "known_device",
    "unwanted_mail",
    "digest",
  ] as const)
    await transaction.deleteFrom(table).where("account", "=", account).execute();
  const { secret } = hub.settings;
  const email = erasedEmail(account);
  await transaction
    .updateTable("account")
    .set({
      email: sealed(email, secret),
      email_key: emailKey(email, secret),
      name: sealed("Compte clos", secret),
      password: "",
      totp: null,
      totp_step: null,
      proconnect: null,
      disabled_at: hub.now().toISOString(),
    })
    .where("id", "=", account)
    .execute();
  await record(transaction, { account: by, act: "account.closed", subject: account }, hub.now());
}

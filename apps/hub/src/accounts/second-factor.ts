import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { isSecret, periodOf } from "./one-time-password.ts";
import { sealed } from "./sealed.ts";

/**
 * Asks for a one-time password at each sign-in from now on.
 * @throws {VigieErrors} a code that the secret does not give, or an account that has a second factor: whoever finds an open
 * session could otherwise put theirs in its place
 */
export async function setSecondFactor(
  hub: Hub,
  by: Person,
  { secret, code }: { readonly secret: string; readonly code: string },
): Promise<void> {
  const now = hub.now();
  const period = isSecret(secret) ? periodOf(code, secret, now.getTime() / 1000) : null;
  if (period === null) return refuse("hub/second-factor-wrong");
  await inTransaction(hub, async (transaction) => {
    const set = await transaction
      .updateTable("account")
      .set({ totp: sealed(secret, hub.settings.secret), totp_step: period })
      .where("id", "=", by.id)
      .where("totp", "is", null)
      .executeTakeFirst();
    if (set.numUpdatedRows !== 1n) return refuse("hub/second-factor-set");
    await record(transaction, { account: by.id, act: "account.second_factor_set", subject: by.id }, now);
  });
}

/** For somebody who lost the telephone or the key: one-time passwords and passkeys; ends the account's sessions. */
export async function removeSecondFactor(hub: Hub, by: Pick<Person, "id">, account: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    await transaction
      .updateTable("account")
      .set({ totp: null, totp_step: null })
      .where("id", "=", account)
      .execute();
    for (const table of ["passkey", "session"] as const)
      await transaction.deleteFrom(table).where("account", "=", account).execute();
    const act = "account.second_factor_removed";
    await record(transaction, { account: by.id, act, subject: account }, hub.now());
  });
}

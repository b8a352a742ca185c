import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { randomToken, tokenHash } from "./random-token.ts";

/** Days during which a browser that signed in is known again. */
export const deviceDays = 180;

/**
 * Remembers that somebody signed in from a browser: failures of others, elsewhere, do not pause it.
 * @param known the token that the browser had; null for none
 * @returns the token to keep, one for all the accounts of a browser
 * @see OWASP, Authentication Cheat Sheet and Slow Down Online Guessing Attacks with Device Cookies
 */
export async function rememberDevice(hub: Hub, account: string, known: string | null): Promise<string> {
  const seen_at = hub.now().toISOString();
  return inTransaction(hub, async (transaction) => {
    const token = known !== null && (await isOurs(transaction, known)) ? known : randomToken();
    await transaction
      .insertInto("known_device")
      .values({ token_hash: tokenHash(token), account, seen_at })
      .onConflict((conflict) => conflict.columns(["token_hash", "account"]).doUpdateSet({ seen_at }))
      .execute();
    return token;
  });
}

/** A token that somebody else put in the browser would let them count, and pause, as this browser. */
async function isOurs(transaction: HubTransaction, token: string): Promise<boolean> {
  const found = await transaction
    .selectFrom("known_device")
    .select("account")
    .where("token_hash", "=", tokenHash(token))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Name of a browser that signed in to the account of an address (`emailKey`); null for any other. */
export async function knownDevice(
  { database, now }: { readonly database: HubReader } & Pick<Hub, "now">,
  { token, emailKey }: { readonly token: string | null; readonly emailKey: string },
): Promise<string | null> {
  if (token === null) return null;
  const found = await database
    .selectFrom("known_device")
    .innerJoin("account", "account.id", "known_device.account")
    .select(["known_device.token_hash", "known_device.account"])
    .where("known_device.token_hash", "=", tokenHash(token))
    .where("known_device.seen_at", ">=", oldestOf(now()))
    .where("account.email_key", "=", emailKey)
    .executeTakeFirst();
  return found === undefined ? null : `${found.token_hash} ${found.account}`;
}

/** Forgets browsers that were not used for so long. */
export async function forgetDevices(transaction: HubTransaction, now: Date): Promise<void> {
  await transaction.deleteFrom("known_device").where("seen_at", "<", oldestOf(now)).execute();
}

function oldestOf(now: Date): string {
  return new Date(now.getTime() - deviceDays * 86_400_000).toISOString();
}

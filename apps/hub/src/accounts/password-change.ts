import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { accountOf, type Person } from "./account.ts";
import { codeHash, type Link, newLink, refuseCode } from "./link-code.ts";
import { hashedPassword, isPassword, refusePassword } from "./password.ts";

import { inClear, tokenHash } from "./sealed.ts";

/** Hours that a link to choose a new password may be used. */
const linkHours = 24;

/**
 * A link with which somebody who lost their password chooses another, once; role, institution and second factor stay.
 * @returns the link and its code, which are kept nowhere; the former links of the account open nothing any more
 */
export async function passwordLink(hub: Hub, by: Pick<Person, "id">, account: string): Promise<Link> {
  const { disabled_at } = await accountOf(hub, account);
  if (disabled_at !== null) return refuse("hub/account-disabled");
  const link = newLink();
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await transaction.deleteFrom("password_link").where("account", "=", account).execute();
    await transaction
      .insertInto("password_link")
      .values({
        token_hash: tokenHash(link.token),
        code_hash: codeHash(link),
        account,
        expires_at: new Date(now.getTime() + linkHours * 3_600_000).toISOString(),
      })
      .execute();
    await record(transaction, { account: by.id, act: "account.password_link", subject: account }, now);
  });
  return link;
}

/** The account of a link. @throws {VigieErrors} unknown, used or expired */
export async function accountOfLink(hub: Hub, token: string) {
  const found = await hub.database
    .selectFrom("password_link")
    .innerJoin("account", "account.id", "password_link.account")
    .select(["account.id", "account.name", "account.email", "account.institution", "password_link.code_hash"])
    .where("password_link.token_hash", "=", tokenHash(token))
    .where("password_link.expires_at", ">=", hub.now().toISOString())
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  return found === undefined ? refuse("hub/password-link-expired") : inClear(hub, found);
}

/**
 * @throws {VigieErrors} what `accountOfLink` and `refuseCode` do; a password too short or too long
 * @returns the account's identifier
 */
export async function passwordByLink(hub: Hub, link: Link, password: string): Promise<string> {
  const account = await accountOfLink(hub, link.token);
  await refuseCode(hub, link, account.code_hash);
  const { id } = account;
  refusePassword(password, account);
  const stored = await hashedPassword(password, hub.settings.secret);
  await inTransaction(hub, async (transaction) => {
    const used = await transaction
      .deleteFrom("password_link")
      .where("token_hash", "=", tokenHash(link.token))
      .executeTakeFirst();
    if (used.numDeletedRows !== 1n) return refuse("hub/password-link-expired");
    await storePassword(hub, transaction, { account: id, stored });
    await transaction.deleteFrom("session").where("account", "=", id).execute();
  });
  return id;
}

/**
 * Changes one's own password; the account's other sessions end.
 * @throws {VigieErrors} the present one is not `present`, or the new one is too short or too long
 */
export async function changePassword(
  hub: Hub,
  by: { readonly person: Person; readonly idHash: string },
  { present, next }: { readonly present: string; readonly next: string },
): Promise<void> {
  const { id } = by.person;
  const { secret } = hub.settings;
  const { password } = await accountOf(hub, id);
  if (!(await isPassword(present, password, secret))) return refuse("hub/password-wrong");
  refusePassword(next, by.person);
  const stored = await hashedPassword(next, secret);
  await inTransaction(hub, async (transaction) => {
    await storePassword(hub, transaction, { account: id, stored });
    await transaction
      .deleteFrom("session")
      .where("account", "=", id)
      .where("id_hash", "!=", by.idHash)
      .execute();
  });
}

async function storePassword(
  hub: Hub,
  transaction: HubTransaction,
  { account, stored }: { readonly account: string; readonly stored: string },
): Promise<void> {
  await transaction.updateTable("account").set({ password: stored }).where("id", "=", account).execute();
  await transaction.deleteFrom("known_device").where("account", "=", account).execute();
  await record(transaction, { account, act: "account.password_changed", subject: account }, hub.now());
}

import type { ExpressionBuilder } from "kysely";
import { z } from "zod";
import type { HubReader, HubTables } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Role } from "../rules/roles.ts";
import type { Settings } from "../settings.ts";
import { emailKey, inClear, unsealed } from "./sealed.ts";

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly institution: string;
  readonly role: Role;
}

/** An address is written in one way, however it is typed. */
export function emailOf(typed: string): string {
  return typed.trim().toLowerCase();
}

/**
 * `emailOf`, for an address that mail is sent to.
 * @throws {VigieErrors} where it is not one address: mail servers would write to each of a list, and obey a header put after it
 */
export function mailableEmail(typed: string): string {
  const email = emailOf(typed);
  return isMailable(email) ? email : refuse("hub/email-wrong");
}

export function isMailable(email: string): boolean {
  return z.email().max(254).safeParse(email).success;
}

/** @throws {VigieErrors} where there is none */
export async function accountOf(hub: Hub, id: string) {
  const found = await hub.database.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return found === undefined ? refuse("hub/absent") : inClear(hub, found);
}

/** The account of an address of mail, if there is one. */
export async function accountByEmail(
  { database, settings }: { readonly database: HubReader; readonly settings: Pick<Settings, "secret"> },
  email: string,
) {
  const found = await database
    .selectFrom("account")
    .selectAll()
    .where("email_key", "=", emailKey(emailOf(email), settings.secret))
    .executeTakeFirst();
  return found === undefined ? null : inClear({ settings }, found);
}

/**
 * Closes an account, or opens it again: what it did stays, its sessions end, its tokens open nothing.
 * @throws {VigieErrors} where it is one's own: a service without an administrator could not be mended from its pages
 */
export async function setDisabled(
  hub: Hub,
  by: Person,
  { account, isDisabled }: { readonly account: string; readonly isDisabled: boolean },
): Promise<void> {
  if (account === by.id) return refuse("hub/own-account");
  await accountOf(hub, account);
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await transaction
      .updateTable("account")
      .set({ disabled_at: isDisabled ? now.toISOString() : null })
      .where("id", "=", account)
      .execute();
    await transaction.deleteFrom("session").where("account", "=", account).execute();
    const act = isDisabled ? "account.disabled" : "account.enabled";
    await record(transaction, { account: by.id, act, subject: account }, now);
  });
}

/** Addresses of the open accounts that administer the service. */
export async function administratorAddresses({
  database,
  settings,
}: Pick<Hub, "database" | "settings">): Promise<readonly string[]> {
  const found = await database
    .selectFrom("account")
    .select("email")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .execute();
  return found.map(({ email }) => unsealed(email, settings.secret));
}

/** How many passkeys the account of a line has, as `passkeys`. */
export function passkeyCount({ selectFrom }: ExpressionBuilder<HubTables, "account">) {
  return selectFrom("passkey")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .whereRef("passkey.account", "=", "account.id")
    .as("passkeys");
}

import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { notifyAgents } from "../notify.ts";
import { refuse } from "../problems.ts";
import type { Role } from "../rules/roles.ts";
import { accountByEmail, mailableEmail, type Person } from "./account.ts";
import { hasAcceptedAgent } from "./agents.ts";
import { spellingOf } from "./institution.ts";
import { codeHash, type Link, newLink, refuseCode } from "./link-code.ts";
import { hashedPassword, refusePassword } from "./password.ts";

import { emailKey, inClear, randomId, sealed, tokenHash } from "./sealed.ts";

/** Who is invited, and as what. */
export interface Invited {
  /** Empty for a link on paper: who opens the account types it. */
  readonly email: string;
  readonly name: string;
  readonly institution: string;
  readonly role: Role;
}

/** Days that an invitation may be used. */
const invitationDays = 14;

/** The instant until which an invitation that is made now may be used. */
export function invitationEnd(now: Date): string {
  return new Date(now.getTime() + invitationDays * 86_400_000).toISOString();
}

/**
 * Invites somebody who has no account by a link that works once. An account that exists is never changed by an invitation:
 * whoever may invite could otherwise take it over.
 * @throws {VigieErrors} the address is not one, or has an account
 * @returns the link and its code, which are kept nowhere
 */
export async function invite(hub: Hub, by: Pick<Person, "id">, invited: Invited): Promise<Link> {
  const link = newLink();
  const email = mailableEmail(invited.email);
  await inTransaction(hub, async (transaction) => {
    const account = await accountByEmail({ ...hub, database: transaction }, email);
    if (account !== null)
      return refuse(account.disabled_at === null ? "hub/account-exists" : "hub/account-closed");
    await keepInvitation(hub, transaction, { ...invited, email, by: by.id, link });
  });
  return link;
}

/** Keeps the invitation of a link that somebody made. */
export async function keepInvitation(
  { settings: { secret }, now }: Pick<Hub, "settings" | "now">,
  transaction: HubTransaction,
  { by, link, email, name, role, ...invited }: Invited & { readonly by: string; readonly link: Link },
): Promise<void> {
  const id = randomId();
  const institution = await spellingOf(transaction, invited.institution);
  await transaction
    .insertInto("invitation")
    .values({
      id,
      token_hash: tokenHash(link.token),
      code_hash: codeHash(link),
      email: sealed(email, secret),
      email_key: emailKey(email, secret),
      name: sealed(name, secret),
      institution,
      role,
      expires_at: invitationEnd(now()),
      used_at: null,
      cancelled_at: null,
    })
    .execute();
  const detail = { role, institution };
  await record(transaction, { account: by, act: "invitation.sent", subject: id, detail }, now());
}

/** An invitation that may still be used, in clear. @throws {VigieErrors} where there is none of this identifier */
export async function waitingInvitation(hub: Hub, id: string) {
  const found = await hub.database
    .selectFrom("invitation")
    .select(["id", "name", "email", "institution", "role", "expires_at"])
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  return found === undefined ? refuse("hub/absent") : inClear(hub, found);
}

/** Makes the link of an invitation open nothing. @throws {VigieErrors} where it was used or cancelled meanwhile */
export async function cancelInvitation(hub: Hub, by: Pick<Person, "id">, id: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    if (!(await cancelIfWaiting(hub, transaction, { by: by.id, id }))) return refuse("hub/absent");
  });
}

/** Cancels an invitation; false where it was used or cancelled meanwhile. */
export async function cancelIfWaiting(
  { now }: Pick<Hub, "now">,
  transaction: HubTransaction,
  { by, id }: { readonly by: string; readonly id: string },
): Promise<boolean> {
  const cancelled = await transaction
    .updateTable("invitation")
    .set({ cancelled_at: now().toISOString() })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  if (cancelled.numUpdatedRows !== 1n) return false;
  await record(transaction, { account: by, act: "invitation.cancelled", subject: id }, now());
  return true;
}

/** @throws {VigieErrors} unknown, cancelled, used or expired */
export async function invitationOf(hub: Hub, token: string) {
  const invitation = await hub.database
    .selectFrom("invitation")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (invitation === undefined) return refuse("hub/invitation-unknown");
  if (invitation.cancelled_at !== null) return refuse("hub/invitation-cancelled");
  if (invitation.used_at !== null) return refuse("hub/invitation-used");
  if (invitation.expires_at < hub.now().toISOString()) return refuse("hub/invitation-expired");
  return inClear(hub, invitation);
}

/**
 * Makes the account of an invitation.
 * @param link.email typed by whoever was invited on paper; that of the invitation otherwise
 * @throws {VigieErrors} what `invitationOf` and `refuseCode` do; a password too short or too long; an account made since
 * @returns the account's identifier
 */
export async function acceptInvitation(
  hub: Hub,
  link: Link & { readonly email?: string },
  password: string,
): Promise<string> {
  const found = await invitationOf(hub, link.token);
  await refuseCode(hub, link, found.code_hash);
  const invitation = { ...found, email: found.email || mailableEmail(link.email ?? "") };
  refusePassword(password, invitation);
  const stored = await hashedPassword(password, hub.settings.secret);
  return accountFrom(hub, invitation, { password: stored, proconnect: null, isOnPaper: found.email === "" });
}

/**
 * Makes the account of an invitation for who proved to be the invited person. Where the institution has agents already, one of them
 * must accept it first: whoever invites could otherwise invent an agent, who revokes its keys and deposits in its name. Where link
 * and code came on one paper, whoever finds it has both: an administrator must accept the account, if no agent can.
 * @param invitation in clear
 * @param proof.password as it is kept; empty for who signs in elsewhere
 */
export async function accountFrom(
  hub: Hub,
  { id: invitation, email, name, institution, role }: Awaited<ReturnType<typeof invitationOf>>,
  {
    isOnPaper = false,
    ...proof
  }: { readonly password: string; readonly proconnect: string | null; readonly isOnPaper?: boolean },
): Promise<string> {
  const now = hub.now();
  const { secret } = hub.settings;
  const made = await inTransaction(hub, async (transaction) => {
    const used = await transaction
      .updateTable("invitation")
      .set({ used_at: now.toISOString() })
      .where("id", "=", invitation)
      .where("used_at", "is", null)
      .where("cancelled_at", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) return refuse("hub/invitation-used");
    const before = await accountByEmail({ ...hub, database: transaction }, email);
    if (before !== null) return refuse("hub/account-exists");
    const id = randomId();
    const isPending =
      role === "partner" && (isOnPaper || (await hasAcceptedAgent({ database: transaction }, institution)));
    await transaction
      .insertInto("account")
      .values({
        id,
        email: sealed(email, secret),
        email_key: emailKey(email, secret),
        name: sealed(name, secret),
        institution,
        role,
        ...proof,
        totp: null,
        totp_step: null,
        created_at: now.toISOString(),
        last_seen_at: now.toISOString(),
        disabled_at: null,
        pending_since: isPending ? now.toISOString() : null,
      })
      .execute();
    const detail = { role, institution };
    await record(transaction, { account: id, act: "account.created", subject: id, detail }, now);
    return { id, isPending };
  });
  if (made.isPending) await notifyAgents(hub, institution, { mail: "ownAgent", path: "/agents" });
  return made.id;
}

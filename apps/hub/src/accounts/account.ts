import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Role } from "../rules/roles.ts";
import { hashedPassword, passwordLengthMax, passwordLengthMin } from "./password.ts";
import { randomId, randomToken, tokenHash } from "./random-token.ts";

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly institution: string;
  readonly role: Role;
}

/** Who is invited, and as what. */
export interface Invited {
  readonly email: string;
  readonly name: string;
  readonly institution: string;
  readonly role: Role;
}

/** An address is written in one way, however it is typed. */
export function emailOf(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Days that an invitation may be used. */
const invitationDays = 14;

/**
 * Invites somebody by a link that works once.
 * @returns the link's token, which is kept nowhere
 */
export async function invite(hub: Hub, by: Pick<Person, "id">, invited: Invited): Promise<string> {
  const token = randomToken();
  const now = hub.now();
  const id = randomId();
  await hub.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("invitation")
      .values({
        id,
        token_hash: tokenHash(token),
        ...invited,
        email: emailOf(invited.email),
        expires_at: new Date(now.getTime() + invitationDays * 86_400_000).toISOString(),
        used_at: null,
      })
      .execute();
    await record(
      transaction,
      {
        account: by.id,
        act: "invitation.sent",
        subject: id,
        detail: { role: invited.role, institution: invited.institution },
      },
      now,
    );
  });
  return token;
}

/** @throws {VigieErrors} unknown, used or expired */
export async function invitationOf(hub: Hub, token: string) {
  const invitation = await hub.database
    .selectFrom("invitation")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (invitation === undefined) return refuse("hub/invitation-unknown");
  if (invitation.used_at !== null) return refuse("hub/invitation-used");
  if (invitation.expires_at < hub.now().toISOString()) return refuse("hub/invitation-expired");
  return invitation;
}

/** Makes the account of an invitation. @throws {VigieErrors} what `invitationOf` does; a password too short or too long */
export async function acceptInvitation(hub: Hub, token: string, password: string): Promise<string> {
  const invitation = await invitationOf(hub, token);
  if (password.length < passwordLengthMin || password.length > passwordLengthMax)
    return refuse("hub/password-length");
  const now = hub.now();
  const kept = await hashedPassword(password);
  return hub.database.transaction().execute(async (transaction) => {
    const used = await transaction
      .updateTable("invitation")
      .set({ used_at: now.toISOString() })
      .where("id", "=", invitation.id)
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) return refuse("hub/invitation-used");
    const { email, name, institution, role } = invitation;
    const before = await transaction
      .selectFrom("account")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirst();
    const id = before?.id ?? randomId();
    const account = {
      name,
      institution,
      role,
      password: kept,
      last_seen_at: now.toISOString(),
      disabled_at: null,
    };
    if (before === undefined)
      await transaction
        .insertInto("account")
        .values({ id, email, totp: null, created_at: now.toISOString(), ...account })
        .execute();
    else await transaction.updateTable("account").set(account).where("id", "=", id).execute();
    // A password that changed ends the sessions that the former one opened.
    await transaction.deleteFrom("session").where("account", "=", id).execute();
    await record(
      transaction,
      { account: id, act: "account.created", subject: id, detail: { role, institution } },
      now,
    );
    return id;
  });
}

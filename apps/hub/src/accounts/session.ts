import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { isBehind, record } from "../journal/journal.ts";
import { type Person, passkeyCount } from "./account.ts";

import { inClear, randomToken, tokenHash } from "./sealed.ts";

/** What is kept by a cookie; `formToken` is sent back by every form. */
export interface Session {
  readonly person: Person;
  /** Whether the account asks for a one-time password or a passkey. */
  readonly hasSecondFactor: boolean;
  /** Whether an agent of the person's institution has still to accept it. */
  readonly isPending: boolean;
  /** When the person signed in. */
  readonly openedAt: string;
  /** What ProConnect signed then; null for another way in. */
  readonly idToken: string | null;
  readonly formToken: string;
  readonly idHash: string;
}

const minutes = 60_000;
/** A session ends after half a day, or half an hour of which nothing is heard (ASVS 4.0.3, 3.3.2, level 2). */
const lifetime = { longest: 12 * 60 * minutes, unused: 30 * minutes };

/** @returns the value of the cookie, which is kept nowhere */
export async function openSession(
  hub: Hub,
  transaction: HubTransaction,
  { account, idToken = null }: { readonly account: string; readonly idToken?: string | null },
): Promise<string> {
  const cookie = randomToken();
  const now = hub.now();
  await transaction
    .insertInto("session")
    .values({
      id_hash: tokenHash(cookie),
      account,
      form_token: randomToken(),
      created_at: now.toISOString(),
      seen_at: now.toISOString(),
      id_token: idToken,
    })
    .execute();
  await transaction
    .updateTable("account")
    .set({ last_seen_at: now.toISOString() })
    .where("id", "=", account)
    .execute();
  await record(transaction, { account, act: "account.signed_in", subject: account }, now);
  return cookie;
}

/** The session of a cookie; null where it is none, or has ended. */
export async function sessionOf(hub: Hub, cookie: string | undefined): Promise<Session | null> {
  if (cookie === undefined) return null;
  const idHash = tokenHash(cookie);
  const found = await hub.database
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account")
    .select([
      "account.id",
      "account.email",
      "account.name",
      "account.institution",
      "account.role",
      "account.totp",
      "account.pending_since",
      "session.form_token",
      "session.created_at",
      "session.seen_at",
      "session.id_token",
    ])
    .select(passkeyCount)
    .where("session.id_hash", "=", idHash)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (found === undefined) return null;
  const now = hub.now();
  const age = now.getTime() - Date.parse(found.created_at);
  const silence = now.getTime() - Date.parse(found.seen_at);
  // A clock that went back would make it last for as long again.
  if (age > lifetime.longest || silence > lifetime.unused || isBehind(now, found.seen_at)) {
    await deleteSession(hub, idHash);
    return null;
  }
  if (silence > minutes)
    await inTransaction(hub, (transaction) =>
      transaction
        .updateTable("session")
        .set({ seen_at: now.toISOString() })
        .where("id_hash", "=", idHash)
        .execute(),
    );
  const { id, email, name, institution, role, totp, passkeys, pending_since } = inClear(hub, found);
  return {
    person: { id, email, name, institution, role },
    hasSecondFactor: totp !== null || Number(passkeys) > 0,
    isPending: pending_since !== null,
    openedAt: found.created_at,
    idToken: found.id_token,
    formToken: found.form_token,
    idHash,
  };
}

export function signOut(hub: Hub, { idHash }: Session): Promise<void> {
  return deleteSession(hub, idHash);
}

async function deleteSession(hub: Hub, idHash: string): Promise<void> {
  await inTransaction(hub, (transaction) =>
    transaction.deleteFrom("session").where("id_hash", "=", idHash).execute(),
  );
}

/** The sessions of an account, this one among them. */
export function sessionsOf(hub: Hub, account: string) {
  return hub.database
    .selectFrom("session")
    .select(["id_hash", "created_at", "seen_at"])
    .where("account", "=", account)
    .orderBy("created_at", "desc")
    .execute();
}

/** Ends the sessions of somebody on other machines. */
export async function endOthers(hub: Hub, { person, idHash }: Session): Promise<void> {
  await inTransaction(hub, (transaction) =>
    transaction
      .deleteFrom("session")
      .where("account", "=", person.id)
      .where("id_hash", "!=", idHash)
      .execute(),
  );
}

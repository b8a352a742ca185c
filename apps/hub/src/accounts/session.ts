import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { emailOf, type Person } from "./account.ts";
import { isOneTimePassword } from "./one-time-password.ts";
import { isPassword } from "./password.ts";
import { randomToken, tokenHash } from "./random-token.ts";

/** Of what is kept by a cookie; `formToken` is sent back by every form. */
export interface Session {
  readonly person: Person;
  readonly formToken: string;
  readonly idHash: string;
}

const minutes = 60_000;
/** A session ends after half a day, or an hour of which nothing is heard. */
const lifetime = { longest: 12 * 60 * minutes, unused: 60 * minutes };
/** Failed attempts that one address of mail, or one reader, may make in a quarter of an hour. */
const attemptsMax = { email: 5, reader: 30, period: 15 * minutes };

export type SignIn =
  | { readonly kind: "signed_in"; readonly cookie: string }
  | { readonly kind: "refused" }
  /** Too many attempts; nothing was looked at. */
  | { readonly kind: "paused" };

/**
 * Opens a session.
 * @param given.code of the second factor; empty where none was typed
 * @param given.reader address of the reader's machine
 */
export async function signIn(
  hub: Hub,
  given: {
    readonly email: string;
    readonly password: string;
    readonly code: string;
    readonly reader: string;
  },
): Promise<SignIn> {
  const email = emailOf(given.email);
  const now = hub.now();
  const keys = [`email ${email}`, `reader ${given.reader}`] as const;
  if (await isPaused(hub, keys)) return { kind: "paused" };
  const account = await hub.database
    .selectFrom("account")
    .selectAll()
    .where("email", "=", email)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  const isRight = await isPassword(given.password, account?.password ?? null);
  const isSecond = account?.totp == null || isOneTimePassword(given.code, account.totp, now.getTime() / 1000);
  if (account === undefined || !isRight || !isSecond) {
    await hub.database.transaction().execute(async (transaction) => {
      for (const key of keys)
        await transaction.insertInto("attempt").values({ key, at: now.toISOString() }).execute();
      await record(
        transaction,
        { account: account?.id ?? "unknown", act: "account.sign_in_refused", subject: account?.id ?? "" },
        now,
      );
    });
    return { kind: "refused" };
  }
  const cookie = randomToken();
  await hub.database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("attempt").where("key", "=", keys[0]).execute();
    await transaction
      .insertInto("session")
      .values({
        id_hash: tokenHash(cookie),
        account: account.id,
        form_token: randomToken(),
        created_at: now.toISOString(),
        seen_at: now.toISOString(),
      })
      .execute();
    await transaction
      .updateTable("account")
      .set({ last_seen_at: now.toISOString() })
      .where("id", "=", account.id)
      .execute();
    await record(transaction, { account: account.id, act: "account.signed_in", subject: account.id }, now);
  });
  return { kind: "signed_in", cookie };
}

async function isPaused(hub: Hub, [email, reader]: readonly [string, string]): Promise<boolean> {
  const since = new Date(hub.now().getTime() - attemptsMax.period).toISOString();
  const count = async (key: string) => {
    const { failed } = await hub.database
      .selectFrom("attempt")
      .select(({ fn }) => fn.countAll<number>().as("failed"))
      .where("key", "=", key)
      .where("at", ">=", since)
      .executeTakeFirstOrThrow();
    return Number(failed);
  };
  return (await count(email)) >= attemptsMax.email || (await count(reader)) >= attemptsMax.reader;
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
      "session.form_token",
      "session.created_at",
      "session.seen_at",
    ])
    .where("session.id_hash", "=", idHash)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (found === undefined) return null;
  const now = hub.now().getTime();
  const age = now - Date.parse(found.created_at);
  const silence = now - Date.parse(found.seen_at);
  if (age > lifetime.longest || silence > lifetime.unused) {
    await hub.database.deleteFrom("session").where("id_hash", "=", idHash).execute();
    return null;
  }
  if (silence > minutes)
    await hub.database
      .updateTable("session")
      .set({ seen_at: hub.now().toISOString() })
      .where("id_hash", "=", idHash)
      .execute();
  const { id, email, name, institution, role } = found;
  return { person: { id, email, name, institution, role }, formToken: found.form_token, idHash };
}

export async function signOut(hub: Hub, { idHash }: Session): Promise<void> {
  await hub.database.deleteFrom("session").where("id_hash", "=", idHash).execute();
}

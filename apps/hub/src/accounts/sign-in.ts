import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { accountByEmail, accountOf, emailOf } from "./account.ts";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import { isChallenge, newChallenge, passkeysOf } from "./passkey.ts";
import { isPassword } from "./password.ts";
import { emailKey, randomToken, tokenHash, unsealed } from "./sealed.ts";
import { timeStepOf } from "./second-factor.ts";
import { openSession } from "./session.ts";

export type SignIn =
  | { readonly kind: "signed_in"; readonly cookie: string }
  /** The right password of an account that asks for a one-time password: `signInByCode` takes `step` with it. */
  | { readonly kind: "code_needed"; readonly step: string }
  | { readonly kind: "refused" }
  /** The right password, with a one-time password that served: somebody may have seen both. */
  | { readonly kind: "replayed"; readonly account: string }
  /** The password was given too long ago, or to another process of the service. */
  | { readonly kind: "expired" }
  /** Too many attempts; nothing was looked at. */
  | { readonly kind: "paused" };

/**
 * Opens a session by a password, or asks for a one-time password where the account has one. An account whose only second factor
 * is a passkey is opened by it alone.
 * @param given.reader address of the reader's machine
 * @param given.device token of a browser that signed in before (`rememberDevice`); null for none
 */
export async function signIn(
  hub: Hub,
  given: {
    readonly email: string;
    readonly password: string;
    readonly reader: string;
    readonly device: string | null;
  },
): Promise<SignIn> {
  const email = emailOf(given.email);
  const { secret } = hub.settings;
  const key = emailKey(email, secret);
  const device = await knownDevice(hub, { token: given.device, emailKey: key });
  const attempt = { email: key, reader: given.reader, device };
  const counted = await countAttempt(hub, attempt);
  if (counted === null) return { kind: "paused" };
  const found = await accountByEmail(hub, email);
  const account = found?.disabled_at === null ? found : null;
  const isRight = await isPassword(given.password, account?.password ?? null, secret);
  if (account === null || !isRight) return refused(hub, account?.id ?? null);
  if (account.totp !== null) {
    await forgetAttempts(hub, attempt, counted);
    return { kind: "code_needed", step: `${account.id}.${newChallenge(purposeOf(account.id), hub.now())}` };
  }
  if ((await passkeysOf(hub, account.id)).length > 0) return refused(hub, account.id);
  const cookie = await inTransaction(hub, (transaction) =>
    openSession(hub, transaction, { account: account.id }),
  );
  await forgetAttempts(hub, attempt, counted);
  return { kind: "signed_in", cookie };
}

/** Opens a session by a one-time password, after `signIn` took the password. @param given.step what `signIn` answered */
export async function signInByCode(
  hub: Hub,
  given: { readonly step: string; readonly code: string },
): Promise<SignIn> {
  const now = hub.now();
  const [id = "", challenge = ""] = given.step.split(".");
  if (!isChallenge(challenge, purposeOf(id), now)) return { kind: "expired" };
  // Whoever has the password may try few codes, from any number of machines.
  const attempt = { email: `code ${id}`, reader: `code ${id}`, device: null };
  const counted = await countAttempt(hub, attempt);
  if (counted === null) return { kind: "paused" };
  const { totp, totp_step, disabled_at } = await accountOf(hub, id);
  if (totp === null || disabled_at !== null) return { kind: "expired" };
  const period = timeStepOf(given.code, unsealed(totp, hub.settings.secret), now.getTime() / 1000);
  if (period === null) return refused(hub, id);
  const cookie = period <= (totp_step ?? 0) ? null : await openOnce(hub, { account: id, period });
  if (cookie === null) {
    await refused(hub, id);
    return { kind: "replayed", account: id };
  }
  await forgetAttempts(hub, attempt, counted);
  return { kind: "signed_in", cookie };
}

function purposeOf(account: string): string {
  return `code ${account}`;
}

/** The session that the one-time password of a period opens; null where it opened one. */
function openOnce(
  hub: Hub,
  { account, period }: { readonly account: string; readonly period: number },
): Promise<string | null> {
  return inTransaction(hub, async (transaction) => {
    const first = await transaction
      .updateTable("account")
      .set({ totp_step: period })
      .where("id", "=", account)
      .where(({ or, eb }) => or([eb("totp_step", "is", null), eb("totp_step", "<", period)]))
      .executeTakeFirst();
    return first.numUpdatedRows === 1n ? openSession(hub, transaction, { account }) : null;
  });
}

async function refused(hub: Hub, account: string | null): Promise<SignIn> {
  const [by, subject] = [account ?? "unknown", account ?? ""];
  await recordAlone(hub, { account: by, act: "account.sign_in_refused", subject });
  return { kind: "refused" };
}

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
async function knownDevice(
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

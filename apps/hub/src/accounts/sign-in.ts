import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { accountByEmail, emailOf } from "./account.ts";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import { periodOf } from "./one-time-password.ts";
import { passkeysOf } from "./passkey.ts";
import { isPassword } from "./password.ts";
import { emailKey, unsealed } from "./sealed.ts";
import { openSession } from "./session.ts";

export type SignIn =
  | { readonly kind: "signed_in"; readonly cookie: string }
  | { readonly kind: "refused" }
  /** The right password, with a one-time password that served: somebody may have seen both. */
  | { readonly kind: "replayed"; readonly account: string }
  /** Too many attempts; nothing was looked at. */
  | { readonly kind: "paused" };

/**
 * Opens a session by a password, and a one-time password where the account asks for one. An account whose only second factor
 * is a passkey is opened by it alone.
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
  const { secret } = hub.settings;
  const attempt = { email: emailKey(email, secret), reader: given.reader };
  const counted = await countAttempt(hub, attempt);
  if (counted === null) return { kind: "paused" };
  const found = await accountByEmail(hub, email);
  const account = found?.disabled_at === null ? found : null;
  const isRight = await isPassword(given.password, account?.password ?? null, secret);
  if (account === null || !isRight) return refused();
  const totp = account.totp === null ? null : unsealed(account.totp, secret);
  // Whoever has the password may try few codes, from any number of machines.
  const second = { email: `code ${account.id}`, reader: `code ${account.id}` };
  const countedSecond = totp === null ? now.toISOString() : await countAttempt(hub, second);
  if (countedSecond === null) return { kind: "paused" };
  const period = totp === null ? null : periodOf(given.code, totp, now.getTime() / 1000);
  const isSecond = totp === null ? (await passkeysOf(hub, account.id)).length === 0 : period !== null;
  if (!isSecond) return refused();
  if (period !== null && period <= (account.totp_step ?? 0)) return replayed(account.id);
  const cookie = await inTransaction(hub, async (transaction) => {
    if (period !== null) {
      const first = await transaction
        .updateTable("account")
        .set({ totp_step: period })
        .where("id", "=", account.id)
        .where(({ or, eb }) => or([eb("totp_step", "is", null), eb("totp_step", "<", period)]))
        .executeTakeFirst();
      if (first.numUpdatedRows !== 1n) return null;
    }
    return openSession(hub, transaction, { account: account.id });
  });
  if (cookie === null) return replayed(account.id);
  await forgetAttempts(hub, attempt, counted);
  await forgetAttempts(hub, second, countedSecond);
  return { kind: "signed_in", cookie };

  async function refused(): Promise<SignIn> {
    const [by, subject] = [account?.id ?? "unknown", account?.id ?? ""];
    await recordAlone(hub, { account: by, act: "account.sign_in_refused", subject });
    return { kind: "refused" };
  }

  async function replayed(id: string): Promise<SignIn> {
    await refused();
    return { kind: "replayed", account: id };
  }
}

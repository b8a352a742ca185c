import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
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
  const period = isSecret(secret) ? timeStepOf(code, secret, now.getTime() / 1000) : null;
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

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const period = 30;
const digits = 6;

/** 160 random bits in base32 (RFC 4648), for an authenticator application. */
export function newSecret(): string {
  return base32(randomBytes(20));
}

export function isSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

/** What such an application reads (Key URI Format). */
export function secretAddress(secret: string, { email, issuer }: { email: string; issuer: string }): string {
  const label = encodeURIComponent(`${issuer}:${email}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

/**
 * The password of an instant: RFC 6238 with SHA-1, six digits, thirty seconds.
 * @param seconds since 1970
 */
export function oneTimePassword(secret: Uint8Array, seconds: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / period)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** The period of thirty seconds that a password is of, when it is now's, the one before or after; null otherwise. */
export function timeStepOf(given: string, secret: string, seconds: number): number | null {
  if (!/^\d{6}$/.test(given)) return null;
  const key = fromBase32(secret);
  const now = Math.floor(seconds / period);
  const found = [now - 1, now, now + 1].find((at) =>
    timingSafeEqual(Buffer.from(given), Buffer.from(oneTimePassword(key, at * period))),
  );
  return found ?? null;
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

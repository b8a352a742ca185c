import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

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
export function periodOf(given: string, secret: string, seconds: number): number | null {
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

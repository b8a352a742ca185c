import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Key of this process: a page opened before a restart is opened again. */
const key = randomBytes(32);
const lifetime = 10 * 60_000;
const lengths = { nonce: 16, end: 6, mac: 32 } as const;
/** Challenges already used, with their end. */
const spent = new Map<string, number>();

/**
 * What an authenticator signs, in base64url. Nothing is kept of it until it has served.
 * @param purpose a challenge made for one serves for no other
 */
export function newChallenge(purpose: string, now: Date): string {
  const nonce = randomBytes(lengths.nonce);
  const end = Buffer.alloc(lengths.end);
  end.writeUIntBE(now.getTime() + lifetime, 0, lengths.end);
  return Buffer.concat([nonce, end, macOf(purpose, nonce, end)]).toString("base64url");
}

/** Whether this process made it for this purpose, and it has neither served nor ended. */
export function isChallenge(challenge: string, purpose: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== lengths.nonce + lengths.end + lengths.mac) return false;
  const nonce = bytes.subarray(0, lengths.nonce);
  const end = bytes.subarray(lengths.nonce, lengths.nonce + lengths.end);
  const isOurs = timingSafeEqual(bytes.subarray(-lengths.mac), macOf(purpose, nonce, end));
  return isOurs && end.readUIntBE(0, lengths.end) > now.getTime() && !spent.has(challenge);
}

/** Marks one as served. @returns false where it had */
export function spend(challenge: string, now: Date): boolean {
  for (const [one, end] of spent) if (end < now.getTime()) spent.delete(one);
  if (spent.has(challenge)) return false;
  spent.set(challenge, now.getTime() + lifetime);
  return true;
}

function macOf(purpose: string, nonce: Uint8Array, end: Uint8Array): Buffer {
  return createHmac("sha256", key).update(nonce).update(end).update(purpose).digest();
}

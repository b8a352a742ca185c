import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Settings } from "../settings.ts";

const cipher = "aes-256-gcm";
const mark = "sealed";
/** Each key serves for one thing. */
const purposes = { text: "vigie-hub one-time passwords", address: "vigie-hub addresses" } as const;

/** A text as the database keeps it: encrypted (AES-256-GCM) where the settings have a secret, as it is otherwise. */
export function sealed(text: string, secret: string | null): string {
  if (secret === null) return text;
  const nonce = randomBytes(12);
  const encryption = createCipheriv(cipher, keyFrom(secret, purposes.text), nonce);
  const body = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  const parts = [nonce, encryption.getAuthTag(), body].map((bytes) => bytes.toString("base64url"));
  return [mark, ...parts].join(".");
}

/** @throws {Error} for another secret than the one it was sealed with, or none */
export function unsealed(stored: string, secret: string | null): string {
  if (!isSealed(stored)) return stored;
  const [nonce, tag, body] = stored
    .split(".")
    .slice(1)
    .map((part) => Buffer.from(part, "base64url"));
  if (secret === null || nonce === undefined || tag === undefined || body === undefined)
    throw new RangeError("VIGIE_HUB_SECRET is missing, or not the one that this database was written with");
  const decryption = createDecipheriv(cipher, keyFrom(secret, purposes.text), nonce);
  decryption.setAuthTag(tag);
  return Buffer.concat([decryption.update(body), decryption.final()]).toString("utf8");
}

/** Nobody has a name of this shape. */
export function isSealed(stored: string): boolean {
  return /^sealed\.[\w-]{16}\.[\w-]{22}\.[\w-]*$/.test(stored);
}

/** Key of an address, always the same: it is found by it, and only a holder of the secret can see whether one is there. */
export function emailKey(email: string, secret: string | null): string {
  if (secret === null) return email;
  return createHmac("sha256", keyFrom(secret, purposes.address)).update(email).digest("base64url");
}

/** What names somebody, as it was before it was sealed. */
export function inClear<Row extends { readonly name: string | null; readonly email?: string }>(
  { settings: { secret } }: { readonly settings: Pick<Settings, "secret"> },
  row: Row,
): Row {
  return {
    ...row,
    name: row.name === null ? null : unsealed(row.name, secret),
    ...(row.email === undefined ? {} : { email: unsealed(row.email, secret) }),
  };
}

function keyFrom(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}

/** 256 random bits in base64url, for a link, a cookie or an API token. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token, so that whoever reads the database can use none. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function randomId(): string {
  return randomBytes(12).toString("base64url");
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const cipher = "aes-256-gcm";
const mark = "sealed";

/** A text as the database keeps it: encrypted (AES-256-GCM) where the settings have a secret, as it is otherwise. */
export function sealed(text: string, secret: string | null): string {
  if (secret === null) return text;
  const nonce = randomBytes(12);
  const encryption = createCipheriv(cipher, keyFrom(secret), nonce);
  const body = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  const parts = [nonce, encryption.getAuthTag(), body].map((bytes) => bytes.toString("base64url"));
  return [mark, ...parts].join(".");
}

/** @throws {Error} for another secret than the one it was sealed with, or none */
export function unsealed(kept: string, secret: string | null): string {
  const [head, ...parts] = kept.split(".");
  if (head !== mark) return kept;
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
  if (secret === null || nonce === undefined || tag === undefined || body === undefined)
    throw new RangeError("VIGIE_HUB_SECRET is missing, or not the one that this database was written with");
  const decryption = createDecipheriv(cipher, keyFrom(secret), nonce);
  decryption.setAuthTag(tag);
  return Buffer.concat([decryption.update(body), decryption.final()]).toString("utf8");
}

function keyFrom(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "vigie-hub one-time passwords", 32));
}

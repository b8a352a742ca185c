import { createHash, randomBytes } from "node:crypto";

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

import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { refuse } from "../problems.ts";
import { isCommonPassword } from "./common-password.ts";

const argon2Hash = promisify(argon2);
let last: Promise<unknown> = Promise.resolve();

/** One at a time: each takes 19 MiB, and one of the threads that read files. */
function hash(...asked: Parameters<typeof argon2Hash>): Promise<Buffer> {
  const found = last.then(() => argon2Hash(...asked));
  last = found.catch(() => undefined);
  return found;
}

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Least length of a password (ANSSI, recommandations relatives à l’authentification, 2021: twelve, without composition rules). */
const passwordLengthMin = 12;
/** Greatest (ASVS 4.0.3, 2.1.2). */
const passwordLengthMax = 128;

/**
 * @param own what the person is known by
 * @throws {VigieErrors} too short, too long, or among those that are tried first
 */
export function refusePassword(
  password: string,
  own: { readonly email: string; readonly name: string; readonly institution: string },
): void {
  const { length } = [...password.replaceAll(/ {2,}/g, " ")];
  if (length < passwordLengthMin || length > passwordLengthMax) refuse("hub/password-length");
  if (isCommonPassword(password, [own.email, own.name, own.institution])) refuse("hub/password-common");
}

/**
 * What is kept of a password: its kind, cost, salt and hash.
 * @param secret of the settings, kept outside of the database; null without one
 */
export async function hashedPassword(password: string, secret: string | null): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash("argon2id", {
    message: password.normalize("NFC"),
    nonce,
    ...cost,
    ...(secret === null ? {} : { secret }),
  });
  const [salt, kept] = [nonce, tag].map((bytes) => bytes.toString("base64url"));
  return [kindOf(secret), cost.memory, cost.passes, salt, kept].join("$");
}

/**
 * Whether a password is the one that was kept. As long for an account that does not exist (`kept` null) or has no
 * password (empty), so that answers do not say which do.
 */
export async function isPassword(
  password: string,
  kept: string | null,
  secret: string | null,
): Promise<boolean> {
  const [kind, memory, passes, nonce, tag] = (kept || absent).split("$");
  const isSecret = kind === kindOf("");
  if ((!isSecret && kind !== kindOf(null)) || nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, "base64url");
  const found = await hash("argon2id", {
    message: password.normalize("NFC"),
    nonce: Buffer.from(nonce, "base64url"),
    parallelism: cost.parallelism,
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    ...(isSecret ? { secret: secret ?? "" } : {}),
  });
  return timingSafeEqual(found, expected) && Boolean(kept);
}

/** Whether a password was kept before the settings had their secret. */
export function isOutdated(kept: string, secret: string | null): boolean {
  return secret !== null && !kept.startsWith(`${kindOf(secret)}$`);
}

function kindOf(secret: string | null): string {
  return secret === null ? "argon2id" : "argon2id-secret";
}

const absent = ["argon2id", cost.memory, cost.passes, "AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43)].join("$");

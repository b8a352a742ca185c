import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { refuse } from "../problems.ts";

const hash = promisify(argon2);
/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Least length of a password (ANSSI, recommandations relatives à l’authentification, 2021: twelve, without composition rules). */
const passwordLengthMin = 12;
const passwordLengthMax = 200;

/** @throws {VigieErrors} too short or too long */
export function refusePassword(password: string): void {
  if (password.length < passwordLengthMin || password.length > passwordLengthMax)
    refuse("hub/password-length");
}

/** What is kept of a password: `argon2id`, its cost, salt and hash. */
export async function hashedPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash("argon2id", { message: password.normalize("NFC"), nonce, ...cost });
  return ["argon2id", cost.memory, cost.passes, nonce.toString("base64url"), tag.toString("base64url")].join(
    "$",
  );
}

/**
 * Whether a password is the one that was kept. As long for an account that does not exist (`kept` null) or has no
 * password (empty), so that answers do not say which do.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [kind, memory, passes, nonce, tag] = (kept || absent).split("$");
  if (kind !== "argon2id" || nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, "base64url");
  const found = await hash("argon2id", {
    message: password.normalize("NFC"),
    nonce: Buffer.from(nonce, "base64url"),
    parallelism: cost.parallelism,
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
  });
  return timingSafeEqual(found, expected) && Boolean(kept);
}

const absent = ["argon2id", cost.memory, cost.passes, "AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43)].join("$");

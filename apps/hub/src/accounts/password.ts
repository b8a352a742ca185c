import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { refuse } from "../problems.ts";
import { serialQueue } from "../thread-queue.ts";
import { sealed, unsealed } from "./sealed.ts";

const argon2Hash = promisify(argon2);
const inTurn = serialQueue();

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Least length of a password (ANSSI, recommandations relatives à l’authentification, 2021: twelve, without composition rules). */
const passwordLengthMin = 12;
/** Greatest (ASVS 4.0.3, 2.1.2). */
const passwordLengthMax = 128;

/**
 * @param person what they are known by
 * @throws {VigieErrors} too short, too long, or among those that are tried first
 */
export function refusePassword(
  password: string,
  person: { readonly email: string; readonly name: string; readonly institution: string },
): void {
  const { length } = [...password.replaceAll(/ {2,}/g, " ")];
  if (length < passwordLengthMin || length > passwordLengthMax) refuse("hub/password-length");
  if (isCommonPassword(password, [person.email, person.name, person.institution]))
    refuse("hub/password-common");
}

/**
 * What is kept of a password: its kind, cost, salt and hash, sealed: a copy of the database alone lets nobody try passwords
 * (OWASP, Password Storage Cheat Sheet: a pepper that can be changed).
 * @param secret of the settings, kept outside of the database; null without one
 */
export async function hashedPassword(password: string, secret: string | null): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash("argon2id", { message: password.normalize("NFC"), nonce, ...cost });
  const [salt, stored] = [nonce, tag].map((bytes) => bytes.toString("base64url"));
  return sealed([kind, cost.memory, cost.passes, salt, stored].join("$"), secret);
}

/**
 * Whether a password is the one that was kept. As long for an account that does not exist (`kept` null) or has no
 * password (empty), so that answers do not say which do.
 */
export async function isPassword(
  password: string,
  stored: string | null,
  secret: string | null,
): Promise<boolean> {
  const [algorithm, memory, passes, nonce, tag] = unsealed(stored || absent, secret).split("$");
  if (algorithm !== kind || nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, "base64url");
  const found = await hash("argon2id", {
    message: password.normalize("NFC"),
    nonce: Buffer.from(nonce, "base64url"),
    parallelism: cost.parallelism,
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
  });
  return timingSafeEqual(found, expected) && Boolean(stored);
}

const kind = "argon2id";
const absent = [kind, cost.memory, cost.passes, "AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43)].join("$");

let known: ReadonlySet<string> | null = null;

/** Words that people begin a password with, in French and English, and rows of keyboards. */
const guessed = [
  "motdepasse",
  "password",
  "bonjour",
  "bienvenue",
  "observatoire",
  "vigie",
  "administrateur",
  "azertyuiop",
  "qwertyuiop",
  "azerty",
  "qwerty",
  "qsdfghjklm",
  "asdfghjkl",
  "wxcvbn",
  "zxcvbnm",
  "abcdef",
];
const distinctMin = 6;
/** What is left of a password without the words above and its figures. */
const ownLettersMin = 5;

/**
 * Whether a password is among those that are tried first: of the list, or made of guessed words and figures.
 * @param personal what the person is known by: name, address of mail, institution
 */
function isCommonPassword(password: string, personal: readonly string[]): boolean {
  const typed = folded(password);
  if (new Set(typed).size < distinctMin || commonPasswords().has(typed)) return true;
  const words = [...personal.flatMap((text) => folded(text).split(/[^a-z0-9]+/)), ...guessed]
    .filter((word) => word.length > 3)
    .toSorted((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ""), typed.replaceAll(/[^a-z0-9]/g, ""));
  return /^[\x20-\x7e]*$/.test(typed) && left.replaceAll(/\d/g, "").length < ownLettersMin;
}

function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(new URL("./common-passwords.txt", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return known;
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** One at a time: each takes 19 MiB, and one of the threads that read files. */
function hash(...parameters: Parameters<typeof argon2Hash>): Promise<Buffer> {
  return inTurn(() => argon2Hash(...parameters));
}

import { randomInt } from "node:crypto";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import { randomToken, tokenHash } from "./sealed.ts";

/** A link that opens or mends an account, with the code that it asks for: neither is of use alone. */
export interface Link {
  /** Sent by e-mail. */
  readonly token: string;
  /** Eight digits that whoever made the link says by word of mouth or on the telephone. */
  readonly code: string;
}

export function newLink(token = randomToken()): Link {
  return { token, code: String(randomInt(10 ** 8)).padStart(8, "0") };
}

/** A link that can be read on paper and typed: twenty characters, which are 99 random bits. */
export function newPaperLink(): Link {
  const part = () =>
    Array.from({ length: 5 }, () => readableLetters.charAt(randomInt(readableLetters.length))).join("");
  return newLink(Array.from({ length: 4 }, part).join("-"));
}

/** Characters that nobody takes for another: neither `i`, `l` and `1`, nor `o` and `0`. */
const readableLetters = "abcdefghjkmnpqrstuvwxyz23456789";

/** As it is said and read: four digits, then four. */
export function spacedCode({ code }: Link): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What is kept of the code: without the link, which is not kept, nobody can try all codes on it. */
export function codeHash({ token, code }: Link): string {
  return tokenHash(`${token} ${code}`);
}

/**
 * Five codes may be tried on a link in a quarter of an hour: at most one in ten thousand guesses it in fourteen days.
 * @param stored null for a link that was sent before there were codes
 * @throws {VigieErrors} another code than the one of the link; too many of them
 */
export async function refuseCode(hub: Hub, link: Link, stored: string | null): Promise<void> {
  if (stored === null) return;
  const key = tokenHash(link.token);
  const attempt = { email: key, reader: key, device: null };
  const counted = await countAttempt(hub, attempt);
  if (counted === null) return refuse("hub/too-many-attempts");
  if (stored !== codeHash(link)) return refuse("hub/link-code-wrong");
  await forgetAttempts(hub, attempt, counted);
}

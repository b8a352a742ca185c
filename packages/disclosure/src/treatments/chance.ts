import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** A number in 0..1, both excluded, for each thing drawn; `indicator` says of which source and window. */
export type Chance = (indicator: string, drawn: readonly string[]) => number;

/**
 * Draws that whoever holds the secret makes again, the same for the same thing, and that nobody else can guess: the first
 * 32 bits of a keyed hash of what they are for, and of what is drawn.
 * @param of what the same draws must not serve twice for: a study, a source and its window
 * @see NIST FIPS 198-1, The Keyed-Hash Message Authentication Code
 */
export function chanceOf(secret: string, of: (indicator: string) => string): Chance {
  const key = utf8ToBytes(secret);
  return (indicator, drawn) => {
    const message = utf8ToBytes(JSON.stringify([of(indicator), ...drawn]));
    return (new DataView(hmac(sha256, key, message).buffer).getUint32(0) + 0.5) / 2 ** 32;
  };
}

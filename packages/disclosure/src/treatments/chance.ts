import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** A number in 0..1, both excluded, for each cell of a table and each thing that is drawn of it. */
export type Chance = (what: "mask" | "round", indicator: string, codes: readonly string[]) => number;

/**
 * Draws that whoever holds the secret makes again, the same for the same cell, and that nobody else can guess: of each
 * cell, the first 32 bits of a keyed hash of what is drawn, what for, and the cell.
 * @param of what the same draws must not serve twice for: a study, a source and its window
 * @see NIST FIPS 198-1, The Keyed-Hash Message Authentication Code
 */
export function chanceOf(secret: string, of: (indicator: string) => string): Chance {
  const key = utf8ToBytes(secret);
  return (what, indicator, codes) => {
    const cell = utf8ToBytes(JSON.stringify([what, of(indicator), indicator, ...codes]));
    return (new DataView(hmac(sha256, key, cell).buffer).getUint32(0) + 0.5) / 2 ** 32;
  };
}

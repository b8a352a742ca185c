import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { derivedKey } from "./noise/random-stream.ts";

/** Version of the bytes that draw noise: raised whenever one draw would give other tables. */
const format = 3;

/** All that decides the noise of a source but the secret. Methods, section 7, point 6. */
export interface DrawInput {
  /** Who holds the data: equal files of two holders share no noise. */
  readonly holder: string;
  readonly source: string;
  /** SHA-256 of everything that decides the tables of the source, in hexadecimal: see `definitionHash`. */
  readonly definition: string;
  /** SHA-256 of every exact value to be noised, in hexadecimal. It never leaves, keyed or not. */
  readonly fingerprint: string;
}

/** What one secret draws from one input. */
export interface DrawKey {
  /** 32 bytes, for the streams of the noise. */
  readonly stream: Uint8Array;
  /**
   * Mark of the draw, 64 hexadecimal digits: equal for two runs of the same definitions, data and secret, and for no others.
   * Without the secret, it says nothing else.
   */
  readonly mark: string;
}

/**
 * @param secret 32 bytes
 * @see NIST SP 800-108: the label separates the two uses of the secret
 */
export function drawKey(secret: Uint8Array, input: DrawInput): DrawKey {
  const { holder, source, definition, fingerprint } = input;
  const text = JSON.stringify([format, holder, source, definition, fingerprint]);
  return {
    stream: derivedKey(secret, `vigie noise\n${text}`),
    mark: bytesToHex(derivedKey(secret, `vigie mark\n${text}`)),
  };
}

/** SHA-256, in hexadecimal, of the canonical text of a definition. */
export function definitionHash(definition: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(definition))));
}

/**
 * JSON without white space in which members of objects, entries of maps and items of sets are sorted by their text, and lists
 * keep their order; infinite bounds are written `Infinity` and `-Infinity`. docs/guarantee.md specifies it. Equal definitions
 * have one text, and others another, provided that no place holds a map in one and an object in the other, nor a set and a list.
 * @throws {RangeError} for what has no text of its own: a function, a date, a number that is none
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value instanceof Set) return `[${[...value].map(canonicalText).toSorted().join(",")}]`;
  if (value instanceof Map) return `{${[...value].map(canonicalMember).toSorted().join(",")}}`;
  if (typeof value !== "object" || value === null) return canonicalScalar(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new RangeError("an object that is not plain");
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(canonicalMember).toSorted().join(",")}}`;
}

function canonicalMember([name, value]: readonly [unknown, unknown]): string {
  return `${canonicalText(name)}:${canonicalText(value)}`;
}

/** JSON would write an infinite bound as null, which says that there is none. */
function canonicalScalar(value: unknown): string {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return String(value);
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
    return JSON.stringify(value);
  throw new RangeError("a definition that holds neither a text, a number, a truth nor null");
}

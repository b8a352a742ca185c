import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** Independent, equally likely bits, one per call. Never ends. */
export interface RandomStream {
  readonly bit: () => 0n | 1n;
}

const keyBytes = 32;
const blockBits = 256;

/**
 * HMAC-SHA256(secret, utf8(message)): a key for one use, from which neither the secret nor the key of another
 * message can be computed.
 * @returns 32 bytes
 * @throws {RangeError} a message that is not well-formed Unicode: UTF-8 would merge it with another message
 * @see NIST FIPS 198-1; RFC 2104
 */
export function derivedKey(secret: Uint8Array, message: string): Uint8Array {
  return hmac(sha256, secret, utf8(message));
}

/**
 * Streams of bits that only the key and the label determine: the blocks
 * HMAC-SHA256(key, utf8(label) || 0x00 || counter), counter = 0, 1, 2… in 64 bits big-endian, each read from the
 * most significant bit of its first byte. Two labels never share a block: the 9 bytes after a label have a fixed
 * length.
 * @param key 32 bytes from `derivedKey`, for streams only
 * @throws {RangeError} a key of another length, or a label that is not well-formed Unicode
 * @see NIST SP 800-108, KDF in counter mode
 */
export function streamsOf(key: Uint8Array): (label: string) => RandomStream {
  if (key.length !== keyBytes) throw new RangeError(`a key of ${key.length} bytes instead of ${keyBytes}`);
  const keyed = hmac.create(sha256, key);
  const state = keyed.clone();
  return (label) => {
    const message = messageOf(label);
    const counter = new DataView(message.buffer, message.byteOffset + message.length - 8, 8);
    const block = new Uint8Array(32);
    let blocks = 0n;
    let position = blockBits;
    return {
      bit() {
        if (position === blockBits) {
          counter.setBigUint64(0, blocks);
          blocks += 1n;
          // One state serves all streams: it is overwritten here, before each use.
          keyed._cloneInto(state);
          state.update(message).digestInto(block);
          position = 0;
        }
        const bit = ((block[position >> 3] ?? 0) >> (7 - (position & 7))) & 1;
        position += 1;
        return bit === 0 ? 0n : 1n;
      },
    };
  };
}

/** utf8(label) || 0x00 || room for the counter. */
function messageOf(label: string): Uint8Array<ArrayBuffer> {
  return utf8(`${label}${"\0".repeat(9)}`);
}

const encoder = new TextEncoder();

function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) throw new RangeError("a text that is not well-formed Unicode");
  return encoder.encode(text);
}

import type { Refusal } from "./refusal.ts";

const ascii = new TextDecoder("latin1");

/** Turns bytes into text; null where they are none in that encoding. */
export interface TextDecoding {
  /** As messages name it. */
  readonly name: string;
  /** Whether bytes beyond ASCII can be read. */
  readonly isKnown: boolean;
  /** @param mayBeCut the last letter may lack bytes: SAS and SPSS cut texts at the width of the field, by bytes */
  decode(bytes: Uint8Array, mayBeCut: boolean): string | null;
}

/**
 * @param name as the Encoding standard labels it, `windows-1252`, or as the file names it: an encoding that the
 *   platform does not know still reads ASCII, as all but EBCDIC contain it
 */
export function textDecoding(name: string): TextDecoding {
  const decoder = decoderOf(name);
  return {
    name,
    isKnown: decoder !== null,
    decode: (bytes, mayBeCut) => {
      if (bytes.every((byte) => byte < 0x80)) return ascii.decode(bytes);
      if (decoder === null) return null;
      const whole = mayBeCut && decoder.encoding === "utf-8" ? bytes.subarray(0, wholeLength(bytes)) : bytes;
      try {
        return decoder.decode(whole);
      } catch {
        return null;
      }
    },
  };
}

function decoderOf(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true });
  } catch {
    return null;
  }
}

/** Length without a last letter of UTF-8 that lacks bytes: it is lost in the file already. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * The text of bytes of a header, without its padding.
 * @throws {VigieErrors} they are not in the encoding of the file, or it is not read
 */
export type HeaderDecoder = (bytes: Uint8Array) => string;

/** @param encoding as `textDecoding` takes it */
export function headerDecoder(encoding: string, refusal: Refusal): HeaderDecoder {
  const decoding = textDecoding(encoding);
  return (bytes) => {
    const text = decoding.decode(bytes, true);
    if (text === null) throw decoding.isKnown ? refusal.damaged("header") : refusal.encodingUnread(encoding);
    return withoutPadding(text);
  };
}

/** A text without the spaces or null characters that fill the end of its field. */
export function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0)) end--;
  return text.slice(0, end);
}

import type { Refusal } from "./refusal.ts";
import { textDecoding } from "./text-decoding.ts";
import { withoutPadding } from "./without-padding.ts";

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

import { type ByteSource, passingChunks } from "../byte-source.ts";
import { filesInputError } from "../problems.ts";
import { blockBytes, utf8Length } from "./cp1252-as-utf8.ts";
import type { Encoding } from "./csv-format.ts";

/**
 * The text that bytes are, in the encoding that a mapping declares.
 * @param notUtf8 called before a piece that is not the UTF-8 declared, and so has replacement characters
 * @throws {VigieErrors} it is already UTF-8, with letters beyond ASCII, where CP1252 is declared
 */
export async function* decodedText(
  bytes: AsyncIterable<Uint8Array>,
  given: { readonly encoding: Encoding; readonly shown: string; readonly notUtf8?: () => void },
): AsyncGenerator<string> {
  const { encoding, shown, notUtf8 = () => undefined } = given;
  const evidence = utf8Evidence();
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= decoderOf(encoding, chunk);
    if (encoding !== "utf-16") evidence.see(chunk);
    if (encoding === "utf-8" && !evidence.couldBeUtf8()) notUtf8();
    yield decoder.decode(chunk, { stream: true });
  }
  evidence.end();
  if (encoding === "utf-8" && !evidence.couldBeUtf8()) notUtf8();
  if (encoding === "cp1252" && evidence.isUtf8BeyondAscii())
    throw filesInputError("files/encoding-is-utf8", { file: shown });
  yield decoder?.decode() ?? "";
}

function decoderOf(encoding: Encoding, start: Uint8Array): TextDecoder {
  switch (encoding) {
    case "utf-8":
      return new TextDecoder("utf-8");
    case "cp1252":
      return new TextDecoder("windows-1252");
    case "utf-16":
      return new TextDecoder(start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-16le");
    default:
      return encoding satisfies never;
  }
}

/** Whether bytes are UTF-8, chunk after chunk. */
interface Utf8Evidence {
  see(chunk: Uint8Array): void;
  /** No chunk follows: a last letter that lacks bytes is not UTF-8. */
  end(): void;
  couldBeUtf8(): boolean;
  /** Whether it has letters that no other encoding writes so. */
  isUtf8BeyondAscii(): boolean;
}

export function utf8Evidence(): Utf8Evidence {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let couldBeUtf8 = true;
  let isAscii = true;
  const decode = (call: () => string, length: number) => {
    if (!couldBeUtf8) return;
    try {
      // A letter beyond ASCII takes more bytes than characters.
      isAscii = call().length === length && isAscii;
    } catch {
      couldBeUtf8 = false;
    }
  };
  return {
    see: (chunk) => decode(() => strict.decode(chunk, { stream: true }), chunk.length),
    end: () => decode(() => strict.decode(), 0),
    couldBeUtf8: () => couldBeUtf8,
    isUtf8BeyondAscii: () => couldBeUtf8 && !isAscii,
  };
}

/**
 * Where each block of a file in CP1252 begins in UTF-8, then where the last one ends.
 * @throws {VigieErrors} it is UTF-8 already, with letters beyond ASCII
 */
export async function utf8Starts(source: ByteSource, shown: string): Promise<Float64Array> {
  const evidence = utf8Evidence();
  const starts = new Float64Array(Math.ceil(source.size / blockBytes) + 1);
  let [block, left, length] = [0, blockBytes, 0];
  for await (const chunk of passingChunks(source)) {
    evidence.see(chunk);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + left);
      length += utf8Length(part);
      at += part.length;
      left -= part.length;
      starts[block + 1] = length;
      if (left > 0) continue;
      block += 1;
      left = blockBytes;
    }
  }
  evidence.end();
  if (evidence.isUtf8BeyondAscii()) throw filesInputError("files/encoding-is-utf8", { file: shown });
  return starts;
}

/** Letters that stand for the bytes 0x80 to 0x9f in CP1252; those that it leaves empty are read as themselves. */
const decoder = new TextDecoder("windows-1252");
const bytes = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
);

/**
 * What a text was before its bytes in UTF-8 were read as CP1252; null where it was not.
 * @example
 * misreadUtf8("TÃ©l") // "Tél"
 * misreadUtf8("Tél") // null
 */
export function misreadUtf8(text: string): string | null {
  const written = [...text].map((letter) => bytes.get(letter));
  const known = written.filter((byte) => byte !== undefined);
  if (known.length < written.length || known.every((byte) => byte < 0x80)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(known));
  } catch {
    return null;
  }
}

import { inputError } from "../problems.ts";
import type { Encoding } from "./csv-format.ts";
import { utf8Evidence } from "./utf8-evidence.ts";

/**
 * The text that bytes are, in the encoding that a mapping declares.
 * @param notUtf8 called before a piece that is not the UTF-8 declared, and so has replacement characters
 * @throws {VigieErrors} it is already UTF-8, with letters beyond ASCII, where CP1252 is declared
 */
export async function* decodedText(
  bytes: AsyncIterable<Uint8Array>,
  {
    encoding,
    shown,
    notUtf8 = () => undefined,
  }: { readonly encoding: Encoding; readonly shown: string; readonly notUtf8?: () => void },
): AsyncGenerator<string> {
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
    throw inputError("files/encoding-is-utf8", { file: shown });
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

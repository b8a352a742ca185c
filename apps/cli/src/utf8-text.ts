import { inputError } from "./problems.ts";

/**
 * The text of a file that a person wrote, without the mark that opens some files of Windows.
 * @throws {VigieErrors} where it is not in UTF-8, with the line of the first letter that is not
 */
export function utf8Text(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const line = isUtf16 ? 1 : firstStrangeLine(bytes);
    throw inputError("cli/not-utf8", { file, line }, { found: isUtf16 ? "utf16" : "other" });
  }
}

function firstStrangeLine(bytes: Uint8Array): number {
  const [before = ""] = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1);
  return before.split("\n").length;
}

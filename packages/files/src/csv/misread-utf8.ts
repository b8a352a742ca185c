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

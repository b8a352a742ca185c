import { withOpenZero } from "./open-zero.ts";

/**
 * A TrueType file with the zero of our pages, for those who set paper. The checksum of its outlines is left as it was: typesetters
 * compute that of the subset that they embed.
 * @throws {RangeError} where its zero cannot be opened
 */
export function openZeroFile(file: Uint8Array): Uint8Array {
  const opened = Uint8Array.from(file);
  const view = new DataView(opened.buffer);
  const places = Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + 16 * index;
    return {
      tag: String.fromCharCode(...opened.subarray(at, at + 4)),
      start: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
    };
  });
  const tables = new Map(
    places.map(({ tag, start, length }) => [tag, opened.subarray(start, start + length)] as const),
  );
  const outlines = places.find(({ tag }) => tag === "glyf");
  opened.set(withOpenZero(tables).get("glyf") ?? [], outlines?.start ?? 0);
  return opened;
}

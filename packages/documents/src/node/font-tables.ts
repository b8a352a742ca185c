/** Tables of a font by their tag, uncompressed. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

export function tableOf(tag: string, tables: FontTables): Uint8Array {
  const table = tables.get(tag);
  if (table === undefined) throw new RangeError(`a font without ${tag}`);
  return table;
}

/** The view over a table's own bytes. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

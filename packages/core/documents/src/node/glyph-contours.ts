export interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** @throws {RangeError} where the glyph is made of others */
export function contoursOf(glyph: Uint8Array): readonly (readonly GlyphPoint[])[] {
  const view = dataViewOf(glyph);
  const count = view.getInt16(0);
  if (count <= 0) throw new RangeError("a glyph made of others");
  const ends = Array.from({ length: count }, (_, at) => view.getUint16(10 + 2 * at));
  const length = (ends.at(-1) ?? -1) + 1;
  let at = 12 + 2 * count + view.getUint16(10 + 2 * count);
  const flags: number[] = [];
  while (flags.length < length) {
    const flag = view.getUint8(at++);
    const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
    for (let repeated = 0; repeated < times; repeated++) flags.push(flag);
  }
  const along = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += view.getUint8(at++) * (flag & same ? 1 : -1);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = along(2, 16);
  const ys = along(4, 32);
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOnCurve: (flag & 1) === 1,
  }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

/** Tables of a font by their tag, uncompressed. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

export function tableOf(tag: string, tables: FontTables): Uint8Array {
  const table = tables.get(tag);
  if (table === undefined) throw new RangeError(`a font without ${tag}`);
  return table;
}

/** The view over a table's own bytes. */
export function dataViewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

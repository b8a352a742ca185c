import { brotliCompressSync, constants, inflateSync } from "node:zlib";
import { contoursOf, dataViewOf, type FontTables, type GlyphPoint, tableOf } from "./glyph-contours.ts";

/** Tables that WOFF2 names by their place in its list. */
const knownTags: readonly string[] =
  "cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB".split(
    " ",
  );

/** The tables of a font in WOFF. @see https://www.w3.org/TR/WOFF/ */
export function fontTables(woff: Uint8Array): FontTables {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  const tables = Array.from({ length: view.getUint16(12) }, (_, index) => {
    const at = 44 + 20 * index;
    const start = view.getUint32(at + 4);
    const packed = woff.subarray(start, start + view.getUint32(at + 8));
    const tag = String.fromCharCode(...woff.subarray(at, at + 4));
    return [tag, packed.length < view.getUint32(at + 12) ? inflateSync(packed) : packed] as const;
  });
  return new Map(tables);
}

/** Tables that browsers read no more than the licence needs: without names of glyphs and axes. */
function needed(tables: FontTables): FontTables {
  const post = tables.get("post")?.slice(0, 32) ?? new Uint8Array(32);
  post.set([0, 3, 0, 0]);
  return new Map([...tables, ["post", post] as const].filter(([tag]) => tag !== "STAT"));
}

/** A font in WOFF2: its outlines packed, from which readers make their places again; its other tables as they are. @see https://www.w3.org/TR/WOFF2/ */
export function woff2Of(tables: FontTables): Uint8Array {
  const listed = inOrder([...needed(tables)]);
  const packed: FontTables = new Map([
    ["glyf", packedOutlines(tables)],
    ["loca", new Uint8Array()],
  ]);
  const directory = listed.flatMap(([tag, { length }]) => {
    const known = knownTags.indexOf(tag.trim());
    const name = known >= 0 ? [] : [...tag].map((letter) => letter.charCodeAt(0));
    const written = packed.get(tag);
    const own = written === undefined ? [] : base128(written.length);
    return [known >= 0 ? known : 63, ...name, ...base128(length), ...own];
  });
  const content = brotliCompressSync(Buffer.concat(listed.map(([tag, table]) => packed.get(tag) ?? table)), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  });
  const padded = (length: number) => length + (-length & 3);
  const size = padded(48 + directory.length + content.length);
  const font = new Uint8Array(size);
  const view = new DataView(font.buffer);
  const sfntSize = listed.reduce((sum, [, { length }]) => sum + padded(length), 12 + 16 * listed.length);
  for (const [at, value] of [
    0x774f4632,
    0x00010000,
    size,
    listed.length << 16,
    sfntSize,
    content.length,
    0x00010000,
  ].entries())
    view.setUint32(4 * at, value);
  font.set(directory, 48);
  font.set(content, 48 + directory.length);
  return font;
}

type Listed = readonly (readonly [tag: string, table: Uint8Array])[];

/** Readers look for the places of outlines right after them. */
function inOrder(listed: Listed): Listed {
  const places = listed.filter(([tag]) => tag === "loca");
  return listed.flatMap((entry) =>
    entry[0] === "loca" ? [] : entry[0] === "glyf" ? [entry, ...places] : [entry],
  );
}

function base128(value: number): readonly number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

/** Parts of the transformed table that grow glyph by glyph. */
interface Streams {
  readonly contours: number[];
  readonly points: number[];
  readonly flags: number[];
  readonly glyphs: number[];
  readonly composites: number[];
  readonly boxBits: Uint8Array;
  readonly boxes: number[];
}

/**
 * The outlines of a font as WOFF2 packs them, which compress better than as they are; fonts without instructions only.
 * @see https://www.w3.org/TR/WOFF2/#glyf_table_format
 */
function packedOutlines(tables: FontTables): Uint8Array {
  const isLong = dataViewOf(tableOf("head", tables)).getInt16(50);
  const count = dataViewOf(tableOf("maxp", tables)).getUint16(4);
  const loca = dataViewOf(tableOf("loca", tables));
  const place = (index: number) => (isLong === 1 ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index));
  const outlines = tableOf("glyf", tables);
  const streams: Streams = {
    contours: [],
    points: [],
    flags: [],
    glyphs: [],
    composites: [],
    boxBits: new Uint8Array(4 * ((count + 31) >> 5)),
    boxes: [],
  };
  for (let index = 0; index < count; index++)
    addGlyph(outlines.subarray(place(index), place(index + 1)), index, streams);
  const boxes = [...streams.boxBits, ...streams.boxes];
  const parts = [
    streams.contours,
    streams.points,
    streams.flags,
    streams.glyphs,
    streams.composites,
    boxes,
    [],
  ];
  return Uint8Array.from([
    ...[0, 0, count, isLong].flatMap(word),
    ...parts.flatMap(({ length }) => [...word(length >>> 16), ...word(length)]),
    ...parts.flat(),
  ]);
}

function addGlyph(glyph: Uint8Array, index: number, streams: Streams): void {
  if (glyph.length === 0) {
    streams.contours.push(...word(0));
    return;
  }
  const count = dataViewOf(glyph).getInt16(0);
  streams.contours.push(...word(count));
  const contours = count < 0 ? [] : contoursOf(glyph);
  if (count < 0) streams.composites.push(...componentsOf(glyph));
  if (count < 0 || !isBoxOf(glyph, contours)) {
    streams.boxBits[index >> 3] = (streams.boxBits[index >> 3] ?? 0) | (0x80 >> (index & 7));
    streams.boxes.push(...glyph.subarray(2, 10));
  }
  if (count < 0) return;
  for (const { length } of contours) streams.points.push(...short(length));
  let from = { x: 0, y: 0 };
  for (const point of contours.flat()) {
    const [flag, ...data] = triplet(point.x - from.x, point.y - from.y, point.isOnCurve);
    streams.flags.push(flag);
    streams.glyphs.push(...data);
    from = point;
  }
  // No instructions.
  streams.glyphs.push(0);
}

/** Without what follows the last component. @throws {RangeError} where it has instructions */
function componentsOf(glyph: Uint8Array): Uint8Array {
  const view = dataViewOf(glyph);
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    if (flags & 0x100) throw new RangeError("a composite glyph with instructions");
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    if (!(flags & 0x20)) return glyph.subarray(10, at);
  }
}

function isBoxOf(glyph: Uint8Array, contours: readonly (readonly GlyphPoint[])[]): boolean {
  const view = dataViewOf(glyph);
  const [xs, ys] = [contours.flat().map(({ x }) => x), contours.flat().map(({ y }) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return box.every((value, at) => value === view.getInt16(2 + 2 * at));
}

/** A step from one point to the next: a flag, and as few bytes as it needs. */
function triplet(dx: number, dy: number, isOnCurve: boolean): readonly [number, ...number[]] {
  const [x, y] = [Math.abs(dx), Math.abs(dy)];
  const off = isOnCurve ? 0 : 128;
  const [right, up] = [dx < 0 ? 0 : 1, dy < 0 ? 0 : 1];
  const signs = right + 2 * up;
  if (dx === 0 && y < 1280) return [off + ((y & 0xf00) >> 7) + up, y & 0xff];
  if (dy === 0 && x < 1280) return [off + 10 + ((x & 0xf00) >> 7) + right, x & 0xff];
  const [a, b] = [x - 1, y - 1];
  if (x < 65 && y < 65)
    return [off + 20 + (a & 0x30) + ((b & 0x30) >> 2) + signs, ((a & 0xf) << 4) | (b & 0xf)];
  if (x < 769 && y < 769)
    return [off + 84 + 12 * ((a & 0x300) >> 8) + ((b & 0x300) >> 6) + signs, a & 0xff, b & 0xff];
  if (x < 4096 && y < 4096) return [off + 120 + signs, x >> 4, ((x & 0xf) << 4) | (y >> 8), y & 0xff];
  return [off + 124 + signs, ...word(x), ...word(y)];
}

function word(value: number): readonly [number, number] {
  return [(value >> 8) & 0xff, value & 0xff];
}

/** The 255UInt16 of WOFF2, for fewer than 506. */
function short(value: number): readonly number[] {
  return value < 253 ? [value] : [255, value - 253];
}

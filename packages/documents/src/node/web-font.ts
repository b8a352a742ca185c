import { brotliCompressSync, constants, inflateSync } from "node:zlib";
import type { FontTables } from "./font-tables.ts";
import { packedOutlines } from "./packed-outlines.ts";

/** Tables that WOFF2 names by their place in its list. */
const knownTags: readonly string[] =
  "cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB".split(
    " ",
  );

/** The tables of a font in WOFF. @see https://www.w3.org/TR/WOFF/ */
export function tablesOf(woff: Uint8Array): FontTables {
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

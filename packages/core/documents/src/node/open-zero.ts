import { contoursOf, dataViewOf, type FontTables, type GlyphPoint, tableOf } from "./glyph-contours.ts";

/**
 * Gives a TrueType font a zero that has no slash: in a sentence "30" reads as "3Ø". No other glyph and no width changes; the
 * zero of equal width, made of this one, follows it.
 * @throws {RangeError} where its zero is not an outer contour with a slash across its counter
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/glyf
 */
export function withOpenZero(tables: FontTables): FontTables {
  const glyphs = tableOf("glyf", tables).slice();
  const [start, end] = placeOfGlyph(glyphOf("0".charCodeAt(0), tables), tables);
  const [outer, ...counters] = contoursOf(glyphs.subarray(start, end));
  if (outer === undefined || counters.length !== 2) throw new RangeError("a zero without a slash to open");
  const opened = glyphWith([outer, fitted(outer, counters.flat())], glyphs.subarray(start, start + 10));
  if (opened.length > end - start) throw new RangeError("an opened zero that is longer than the slashed one");
  glyphs.fill(0, start, end);
  glyphs.set(opened, start);
  return new Map([...tables, ["glyf", glyphs]]);
}

/** Through the subtable of format 4, which all fonts for the Web have. */
function glyphOf(code: number, tables: FontTables): number {
  const table = tableOf("cmap", tables);
  const cmap = dataViewOf(table);
  const starts = Array.from({ length: cmap.getUint16(2) }, (_, at) => cmap.getUint32(8 + 8 * at));
  const found = starts.find((start) => cmap.getUint16(start) === 4);
  if (found === undefined) throw new RangeError("a font without a character map of format 4");
  const twice = cmap.getUint16(found + 6);
  for (let at = 0; at < twice; at += 2) {
    const first = cmap.getUint16(found + 16 + twice + at);
    if (cmap.getUint16(found + 14 + at) < code || first > code) continue;
    const offsetAt = found + 16 + 3 * twice + at;
    const offset = cmap.getUint16(offsetAt);
    const delta = cmap.getInt16(found + 16 + 2 * twice + at);
    const index = offset === 0 ? code : cmap.getUint16(offsetAt + offset + 2 * (code - first));
    return (index + delta) & 0xffff;
  }
  throw new RangeError("a font without this character");
}

function placeOfGlyph(glyph: number, tables: FontTables): readonly [start: number, end: number] {
  const loca = dataViewOf(tableOf("loca", tables));
  const isLong = dataViewOf(tableOf("head", tables)).getInt16(50) === 1;
  const at = (index: number) => (isLong ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index));
  return [at(glyph), at(glyph + 1)];
}

/** The outline in the box of other points, drawn the other way round: a hole. */
function fitted(outline: readonly GlyphPoint[], others: readonly GlyphPoint[]): readonly GlyphPoint[] {
  const scaled = (axis: "x" | "y") => {
    const [from, to] = [outline, others].map((points) => points.map((point) => point[axis]));
    const [low, high] = [Math.min(...(from ?? [])), Math.max(...(from ?? []))];
    const [lowest, highest] = [Math.min(...(to ?? [])), Math.max(...(to ?? []))];
    return (value: number) => Math.round(lowest + ((value - low) / (high - low)) * (highest - lowest));
  };
  const [x, y] = [scaled("x"), scaled("y")];
  return outline.map((point) => ({ ...point, x: x(point.x), y: y(point.y) })).toReversed();
}

/** A glyph without instructions. @param head number of contours and bounding box */
function glyphWith(contours: readonly (readonly GlyphPoint[])[], head: Uint8Array): Uint8Array {
  const points = contours.flat();
  const words = (value: number) => [(value >> 8) & 0xff, value & 0xff];
  const steps = points.map(({ x, y }, at) => ({
    x: x - (points[at - 1]?.x ?? 0),
    y: y - (points[at - 1]?.y ?? 0),
  }));
  const isShort = (step: number) => Math.abs(step) < 256;
  // A step of zero is in its flag alone.
  const written = (step: number) => (step === 0 ? [] : isShort(step) ? [Math.abs(step)] : words(step));
  const flagOf = (step: number, short: number, same: number) =>
    step === 0 ? same : isShort(step) ? short | (step > 0 ? same : 0) : 0;
  const lengths = contours.map(({ length }) => length);
  const lastOf = (at: number) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, -1);
  return Uint8Array.from([
    ...words(contours.length),
    ...head.subarray(2),
    ...contours.flatMap((_, at) => words(lastOf(at))),
    ...words(0),
    ...repeated(
      steps.map(({ x, y }, at) => Number(points[at]?.isOnCurve) | flagOf(x, 2, 16) | flagOf(y, 4, 32)),
    ),
    ...steps.flatMap(({ x }) => written(x)),
    ...steps.flatMap(({ y }) => written(y)),
  ]);
}

/** Equal flags in a row, written once with how many more follow. */
function repeated(flags: readonly number[]): readonly number[] {
  return flags.flatMap((flag, at) => {
    if (flag === flags[at - 1]) return [];
    const other = flags.findIndex((next, position) => position > at && next !== flag);
    const more = (other < 0 ? flags.length : other) - at - 1;
    return more === 0 ? [flag] : [flag | 8, more];
  });
}

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

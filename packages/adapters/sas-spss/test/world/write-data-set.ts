import { ByteWriter, joined, padded } from "./byte-writer.ts";

/** A SAS data set as tests describe it. */
export interface WrittenDataSet {
  readonly is64Bit: boolean;
  readonly isLittleEndian: boolean;
  readonly compression: "runs" | "ross" | null;
  /** Number of the encoding in SAS: 20 is UTF-8, 62 is Windows 1252. */
  readonly encoding: 20 | 62;
  readonly columns: readonly ColumnEntry[];
  /** Numbers, texts, or `.`, `._`, `.A` to `.Z` for a missing number. */
  readonly rows: readonly (readonly (number | string)[])[];
  /** Rows marked deleted, by position; without compression only. */
  readonly deleted?: readonly number[];
  /** Whether the texts that name columns stand after the rows, as when labels were changed later. */
  readonly isAmended?: boolean;
  readonly pageBytes?: number;
}

export interface ColumnEntry {
  readonly name: string;
  readonly type: "number" | "text";
  readonly length: number;
  readonly label?: string;
  readonly format?: string;
}

/**
 * Writes a data set from the published description of the format, so as to have what no software at hand writes:
 * big-endian files, 32-bit ones, Ross’s compression, deleted rows. Two other readers, of pandas and of ReadStat, read the
 * result in `other-readers.test.ts`.
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format"
 */
export function writeDataSet(set: WrittenDataSet): Uint8Array {
  const { is64Bit, isLittleEndian, pageBytes = 8192 } = set;
  const rows = set.rows.map((row) => rowBytes(set, row));
  const layout = layoutOf(set);
  const texts = new Texts(layout.wide, isLittleEndian);
  const parts = describingParts(set, texts);
  const pages: Uint8Array[] = [];
  const page = (type: number, blocks: number, subheaders: readonly Part[]) => {
    const writer = new ByteWriter(pageBytes, isLittleEndian);
    const start = layout.pageHeader - 8;
    writer
      .uint16(start, type)
      .uint16(start + 2, blocks)
      .uint16(start + 4, subheaders.length);
    let end = pageBytes;
    subheaders.forEach(({ bytes, compression, kind }, at) => {
      end -= Math.ceil(bytes.length / 8) * 8;
      const pointer = layout.pageHeader + at * layout.pointer;
      layout.number(writer, pointer, end);
      layout.number(writer, pointer + layout.wide, bytes.length);
      writer.uint8(pointer + 2 * layout.wide, compression).uint8(pointer + 2 * layout.wide + 1, kind);
      writer.put(end, bytes);
    });
    pages.push(writer.bytes);
    return writer;
  };
  const textParts = texts.parts();
  const first = set.isAmended ? parts : [...parts.slice(0, 2), ...textParts, ...parts.slice(2)];
  for (const group of fitting(first, pageBytes, layout)) page(0, group.length, group);
  if (set.compression === null) {
    const each = Math.floor((pageBytes - layout.pageHeader - 64) / (layout.rowBytes + 1));
    for (let from = 0; from < rows.length; from += each) {
      const some = rows.slice(from, from + each);
      const gone = (set.deleted ?? []).filter((at) => at >= from && at < from + some.length);
      const writer = page(gone.length === 0 ? 0x100 : 0x180, some.length, []);
      some.forEach((row, at) => {
        writer.put(layout.pageHeader + at * layout.rowBytes, row);
      });
      const map = new Uint8Array(Math.ceil(some.length / 8));
      for (const at of gone)
        map[(at - from) >> 3] = (map[(at - from) >> 3] ?? 0) | (0x80 >> ((at - from) & 7));
      // The map stands a little after the rows, at a distance that the head of the page says.
      if (gone.length > 0)
        writer.uint32(is64Bit ? 24 : 12, 5).put(layout.pageHeader + some.length * layout.rowBytes + 5, map);
    }
  } else {
    const compress = set.compression === "runs" ? toRuns : toRoss;
    const packed = rows.map((row): Part => {
      const bytes = compress(row);
      return bytes.length < row.length
        ? { bytes, compression: 4, kind: 1 }
        : { bytes: row, compression: 0, kind: 1 };
    });
    for (const group of fitting(packed, pageBytes, layout)) page(0, group.length, group);
  }
  if (set.isAmended) page(0x400, textParts.length, textParts);
  return joined([header(set, pages.length, pageBytes), ...pages]);
}

interface Part {
  readonly bytes: Uint8Array;
  readonly compression: 0 | 4;
  /** 1 for a kind of which there may be several. */
  readonly kind: 0 | 1;
}

function layoutOf({ is64Bit, columns }: WrittenDataSet) {
  return {
    wide: is64Bit ? 8 : 4,
    pageHeader: is64Bit ? 40 : 24,
    pointer: is64Bit ? 24 : 12,
    rowBytes: columns.reduce((sum, { length }) => sum + length, 0),
    number: (writer: ByteWriter, at: number, number: number) =>
      is64Bit ? writer.int64(at, number) : writer.uint32(at, number),
  };
}

type Layout = ReturnType<typeof layoutOf>;

function fitting(parts: readonly Part[], pageBytes: number, layout: Layout): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    const needed = layout.pointer + Math.ceil(part.bytes.length / 8) * 8;
    if (needed > room) {
      groups.push([]);
      room = pageBytes - layout.pageHeader;
    }
    groups.at(-1)?.push(part);
    room -= needed;
  }
  return groups;
}

const mark = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92, 0x08, 0x00,
  0x09, 0xc7, 0x31, 0x8c, 0x18, 0x1f, 0x10, 0x11,
];

function header({ is64Bit, isLittleEndian, encoding }: WrittenDataSet, pages: number, pageBytes: number) {
  const length = is64Bit ? 8192 : 1024;
  const writer = new ByteWriter(length, isLittleEndian)
    .put(0, Uint8Array.from(mark))
    .uint8(32, is64Bit ? 0x33 : 0x22)
    .uint8(35, 0x22)
    .uint8(37, isLittleEndian ? 1 : 0)
    .ascii(39, "1")
    .uint8(70, encoding)
    .ascii(84, "SAS FILE")
    .put(92, padded("ESSAI", 64))
    .ascii(156, "DATA    ")
    .uint32(196, length)
    .uint32(200, pageBytes);
  if (is64Bit) writer.int64(204, pages);
  else writer.uint32(204, pages);
  return writer.ascii(is64Bit ? 220 : 216, "9.0401M6Linux").bytes;
}

/** Names, labels and formats; references to them are an index, a position and a length. */
class Texts {
  readonly #wide: number;
  readonly #isLittleEndian: boolean;
  readonly #texts: Uint8Array[] = [];
  #used = 28;

  constructor(wide: number, isLittleEndian: boolean) {
    this.#wide = wide;
    this.#isLittleEndian = isLittleEndian;
  }

  place(writer: ByteWriter, at: number, text: Uint8Array): void {
    if (text.length === 0) return;
    writer
      .uint16(at, 0)
      .uint16(at + 2, this.#used)
      .uint16(at + 4, text.length);
    const whole = new Uint8Array(Math.ceil(text.length / 4) * 4);
    whole.set(text);
    this.#texts.push(whole);
    this.#used += whole.length;
  }

  parts(): readonly Part[] {
    // Other readers leave out what follows the length that it says.
    const length = this.#wide + this.#used + this.#wide + 4;
    const writer = new ByteWriter(length, this.#isLittleEndian);
    signature(writer, 0xfffffffd, this.#wide);
    writer.uint16(this.#wide, remainder(length, this.#wide)).put(this.#wide + 28, joined(this.#texts));
    return [{ bytes: writer.bytes, compression: 0, kind: 1 }];
  }
}

function signature(writer: ByteWriter, number: number, wide: number): void {
  if (wide === 4) writer.uint32(0, number);
  // Negative in 8 bytes, for those that begin with bits set; the others stand first, whatever the order of bytes.
  else if (number >= 0xfffffbfe) writer.int64(0, number - 2 ** 32);
  else writer.uint32(0, number);
}

function remainder(length: number, wide: number): number {
  return length - (4 + 2 * wide);
}

function describingParts(
  { is64Bit, isLittleEndian, columns, rows, deleted, compression, encoding }: WrittenDataSet,
  texts: Texts,
): readonly Part[] {
  const wide = is64Bit ? 8 : 4;
  const number = (writer: ByteWriter, at: number, value: number) =>
    is64Bit ? writer.int64(at * 8, value) : writer.uint32(at * 4, value);
  const part = (length: number, mark: number, kind: 0 | 1) => {
    const writer = new ByteWriter(length, isLittleEndian);
    signature(writer, mark, wide);
    return { writer, part: { bytes: writer.bytes, compression: 0 as const, kind } };
  };
  const encoded = (text: string) => {
    const bytes = padded(text, 200, encoding === 20 ? "utf-8" : "latin1");
    return bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0x20) + 1);
  };
  const size = part(is64Bit ? 808 : 480, 0xf7f7f7f7, 0);
  const rowBytes = columns.reduce((sum, { length }) => sum + length, 0);
  for (const [at, value] of [
    [5, rowBytes],
    [6, rows.length],
    [7, deleted?.length ?? 0],
    [9, columns.length],
  ] as const)
    number(size.writer, at, value);
  // The first text of all, where other readers look for it.
  size.writer.uint16(size.part.bytes.length - 118, 0).uint16(size.part.bytes.length - 116, 12);
  if (compression !== null)
    texts.place(
      size.writer,
      size.part.bytes.length - 118,
      encoded(compression === "runs" ? "SASYZCRL" : "SASYZCR2"),
    );
  const count = part(3 * wide, 0xf6f6f6f6, 0);
  number(count.writer, 1, columns.length);
  const listed = (each: number) => wide + 8 + each * columns.length + wide + 4;
  const names = part(listed(8), 0xffffffff, 1);
  names.writer.uint16(wide, remainder(listed(8), wide));
  const attributes = part(listed(wide + 8), 0xfffffffc, 1);
  attributes.writer.uint16(wide, remainder(listed(wide + 8), wide));
  const formats: Part[] = [];
  let offset = 0;
  columns.forEach((column, at) => {
    texts.place(names.writer, wide + 8 + at * 8, encoded(column.name));
    const place = wide + 8 + at * (wide + 8);
    if (is64Bit) attributes.writer.int64(place, offset);
    else attributes.writer.uint32(place, offset);
    attributes.writer
      .uint32(place + wide, column.length)
      .uint16(place + wide + 4, 4)
      .uint8(place + wide + 6, column.type === "number" ? 1 : 2);
    offset += column.length;
    const format = part(is64Bit ? 64 : 52, 0xfffffbfe, 1);
    texts.place(format.writer, 3 * wide + 22, encoded(column.format ?? ""));
    texts.place(format.writer, 3 * wide + 28, encoded(column.label ?? ""));
    formats.push(format.part);
  });
  return [size.part, count.part, names.part, attributes.part, ...formats];
}

function rowBytes(
  { columns, isLittleEndian, encoding }: WrittenDataSet,
  row: readonly (number | string)[],
): Uint8Array {
  return joined(
    columns.map(({ type, length }, at) => {
      const value = row[at] ?? "";
      if (type === "text") return padded(String(value), length, encoding === 20 ? "utf-8" : "latin1");
      const whole = new ByteWriter(8, false);
      if (typeof value === "number") whole.float64(0, value);
      else whole.uint16(0, 0xffff).uint8(2, missingByte(value));
      const stored = whole.bytes.slice(0, length);
      return isLittleEndian ? stored.reverse() : stored;
    }),
  );
}

function missingByte(kind: string): number {
  if (kind === "._") return 0xff;
  return kind === "." ? 0xfe : 0xff - (kind.charCodeAt(1) - 0x40 + 1);
}

/** Runs of three bytes or more, and copies of what stands between them. */
function toRuns(row: Uint8Array): Uint8Array {
  const packed: number[] = [];
  let from = 0;
  const copyUntil = (end: number) => {
    while (from < end) {
      const length = Math.min(64, end - from);
      packed.push(
        0x80 + ((length - 1) >> 4) * 0x10 + ((length - 1) & 15),
        ...row.subarray(from, from + length),
      );
      from += length;
    }
  };
  for (let at = 0; at < row.length; ) {
    let end = at;
    while (end < row.length && row[end] === row[at] && end - at < 18) end++;
    const length = end - at;
    if (length >= 3) {
      copyUntil(at);
      const byte = row[at] ?? 0;
      if (byte === 0x20 && length <= 17) packed.push(0xe0 + length - 2);
      else if (byte === 0 && length <= 17) packed.push(0xf0 + length - 2);
      else packed.push(0xc0 + length - 3, byte);
      from = end;
    }
    at = end;
  }
  copyUntil(row.length);
  return Uint8Array.from(packed);
}

/** Short runs, and short copies of what came before. */
function toRoss(row: Uint8Array): Uint8Array {
  const packed: number[] = [];
  let items: { isCommand: boolean; bytes: number[] }[] = [];
  const flush = () => {
    if (items.length === 0) return;
    const word = items.reduce((bits, { isCommand }, at) => bits | (isCommand ? 0x8000 >> at : 0), 0);
    packed.push(word >> 8, word & 0xff, ...items.flatMap(({ bytes }) => bytes));
    items = [];
  };
  for (let at = 0; at < row.length; ) {
    let run = 1;
    while (at + run < row.length && row[at + run] === row[at] && run < 18) run++;
    const back = run >= 3 ? null : earlier(row, at);
    if (run >= 3) {
      items.push({ isCommand: true, bytes: [run - 3, row[at] ?? 0] });
      at += run;
    } else if (back !== null) {
      const distance = back.distance - 3;
      items.push({ isCommand: true, bytes: [back.length * 16 + (distance & 15), distance >> 4] });
      at += back.length;
    } else {
      items.push({ isCommand: false, bytes: [row[at] ?? 0] });
      at++;
    }
    if (items.length === 16) flush();
  }
  flush();
  return Uint8Array.from(packed);
}

function earlier(row: Uint8Array, at: number): { readonly distance: number; readonly length: number } | null {
  for (let distance = 3; distance <= Math.min(at, 200); distance++) {
    let length = 0;
    while (
      length < 15 &&
      length < distance &&
      at + length < row.length &&
      row[at + length] === row[at + length - distance]
    )
      length++;
    if (length >= 3) return { distance, length };
  }
  return null;
}

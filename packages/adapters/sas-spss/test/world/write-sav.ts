import { deflateSync } from "node:zlib";
import { ByteWriter, joined, padded } from "./byte-writer.ts";

export interface WrittenSav {
  readonly isLittleEndian: boolean;
  readonly compression: "none" | "bytecode" | "zlib";
  readonly encoding?: "utf-8" | "latin1";
  readonly columns: readonly WrittenVariable[];
  /** Numbers, texts, or null for the system-missing value. */
  readonly rows: readonly (readonly (number | string | null)[])[];
  /** Of compressed data: small, so that cases stand across blocks; SPSS writes 0x3ff000, and PSPP reads no other well. */
  readonly blockBytes?: number;
  /** Written in place of the number of rows. */
  readonly declaredRows?: number;
}

export interface WrittenVariable {
  /** Longer than 8 letters, it is written in a record of its own. */
  readonly name: string;
  /** 0 for a number, else the length of a text. */
  readonly width: number;
  /** Number of the format, and its width. */
  readonly format?: readonly [number, number];
  readonly label?: string;
  readonly labels?: readonly (readonly [number | string, string])[];
  /** Discrete values; with a range, its two ends first. */
  readonly missing?: readonly (number | string)[];
  readonly hasRange?: boolean;
}

const bias = 100;

/** @see PSPP Developer’s Guide, "System File Format" */
export function writeSav(file: WrittenSav): Uint8Array {
  const { isLittleEndian, compression, encoding = "utf-8", columns, rows } = file;
  const at = (length: number) => new ByteWriter(length, isLittleEndian);
  const text = (value: string, length = byteLength(value, encoding)) => padded(value, length, encoding);
  const parts = columns.flatMap((column, index) => segmentsOf(column, index));
  const dictionary: Uint8Array[] = [];
  let element = 0;
  const elements = new Map<string, number>();
  for (const { column, name, width, isFirst } of parts) {
    if (isFirst) elements.set(column.name, element + 1);
    dictionary.push(variableRecord({ column, name, width, isFirst }, { at, text }));
    element++;
    for (let more = 8; more < width; more += 8, element++) dictionary.push(continuation(at));
  }
  for (const column of columns)
    if (column.labels !== undefined && column.width <= 8)
      dictionary.push(labelsRecord(column, elements.get(column.name) ?? 0, { at, text }));
  const extension = (subtype: number, size: number, bytes: Uint8Array) =>
    joined([
      at(16)
        .int32(0, 7)
        .int32(4, subtype)
        .int32(8, size)
        .int32(12, bytes.length / size).bytes,
      bytes,
    ]);
  dictionary.push(
    extension(
      3,
      4,
      at(32)
        .int32(0, 20)
        .int32(16, 1)
        .int32(20, 1)
        .int32(24, isLittleEndian ? 2 : 1)
        .int32(28, encoding === "utf-8" ? 65001 : 1252).bytes,
    ),
    extension(
      4,
      8,
      at(24).float64(0, -Number.MAX_VALUE).float64(8, Number.MAX_VALUE).float64(16, lowest).bytes,
    ),
    extension(
      13,
      1,
      text(
        parts
          .filter(({ isFirst }) => isFirst)
          .map(({ name, column }) => `${name}=${column.name}`)
          .join("\t"),
      ),
    ),
    extension(20, 1, text(encoding === "utf-8" ? "UTF-8" : "windows-1252")),
  );
  const veryLong = parts.filter(({ isFirst, column }) => isFirst && column.width > 255);
  if (veryLong.length > 0)
    dictionary.push(
      extension(
        14,
        1,
        text(
          veryLong
            .map(({ name, column }) => `${name}=${String(column.width).padStart(5, "0")}\u0000\t`)
            .join(""),
        ),
      ),
    );
  for (const column of columns) dictionary.push(...longRecords(column, { at, text, extension }));
  dictionary.push(at(8).int32(0, 999).bytes);
  const start = at(176)
    .ascii(0, compression === "zlib" ? "$FL3" : "$FL2")
    .put(4, padded("@(#) SPSS DATA FILE", 60))
    .int32(64, 2)
    .int32(68, element)
    .int32(72, { none: 0, bytecode: 1, zlib: 2 }[compression])
    .int32(80, file.declaredRows ?? rows.length)
    .float64(84, bias)
    .put(92, padded("31 Dec 2208:15:00", 17))
    .put(109, padded("", 64)).bytes;
  const head = joined([start, ...dictionary]);
  const cases = rows.map((row) => caseBytes(file, row));
  if (compression === "none") return joined([head, ...cases]);
  const coded = bytecodes(joined(cases), rows, file);
  return joined([head, compression === "bytecode" ? coded : zlibData(coded, head.length, file)]);
}

/** The lowest number but one: `LOWEST` in a range. */
const lowest = -1.7976931348623155e308;

interface Segment {
  readonly column: WrittenVariable;
  readonly name: string;
  readonly width: number;
  readonly isFirst: boolean;
}

function segmentsOf(column: WrittenVariable, index: number): readonly Segment[] {
  const { width } = column;
  const short = column.name.length <= 8 ? column.name.toUpperCase() : `V${index + 1}_A`;
  if (width <= 255) return [{ column, name: short, width, isFirst: true }];
  const count = Math.ceil(width / 252);
  return Array.from({ length: count }, (_, at) => ({
    column,
    name: at === 0 ? short : `S${index + 1}_${at}`,
    width: at < count - 1 ? 255 : width - 252 * (count - 1),
    isFirst: at === 0,
  }));
}

interface Writing {
  readonly at: (length: number) => ByteWriter;
  readonly text: (value: string, length?: number) => Uint8Array;
}

function variableRecord({ column, name, width, isFirst }: Segment, { at, text }: Writing): Uint8Array {
  const [kind, shown] = column.format ?? (width === 0 ? [5, 8] : [1, Math.min(width, 255)]);
  const packed = (kind << 16) | (shown << 8);
  const missing = isFirst && width <= 8 ? (column.missing ?? []) : [];
  const label = isFirst ? (column.label ?? "") : "";
  const labelBytes = text(label);
  return joined([
    at(32)
      .int32(0, 2)
      .int32(4, width)
      .int32(8, label === "" ? 0 : 1)
      .int32(12, column.hasRange ? -missing.length : missing.length)
      .int32(16, packed)
      .int32(20, packed)
      .put(24, text(name, 8)).bytes,
    ...(label === ""
      ? []
      : [at(4).int32(0, labelBytes.length).bytes, text(label, Math.ceil(labelBytes.length / 4) * 4)]),
    ...missing.map((value) => valueBytes(value, { at, text })),
  ]);
}

function continuation(at: Writing["at"]): Uint8Array {
  return at(32).int32(0, 2).int32(4, -1).put(24, padded("", 8)).bytes;
}

function valueBytes(value: number | string, { at, text }: Writing): Uint8Array {
  return typeof value === "number" ? at(8).float64(0, value).bytes : text(value, 8);
}

function labelsRecord({ labels = [] }: WrittenVariable, element: number, writing: Writing): Uint8Array {
  const { at, text } = writing;
  return joined([
    at(8).int32(0, 3).int32(4, labels.length).bytes,
    ...labels.flatMap(([value, label]) => {
      const length = text(label).length;
      return [
        valueBytes(value, writing),
        at(1).uint8(0, length).bytes,
        text(label, Math.ceil((length + 1) / 8) * 8 - 1),
      ];
    }),
    at(12).int32(0, 4).int32(4, 1).int32(8, element).bytes,
  ]);
}

/** Labels and missing values of texts longer than 8 bytes. */
function longRecords(
  { name, width, labels, missing }: WrittenVariable,
  {
    at,
    text,
    extension,
  }: Writing & { readonly extension: (subtype: number, size: number, bytes: Uint8Array) => Uint8Array },
): readonly Uint8Array[] {
  if (width <= 8) return [];
  const counted = (value: Uint8Array) => joined([at(4).int32(0, value.length).bytes, value]);
  return [
    ...(labels === undefined
      ? []
      : [
          extension(
            21,
            1,
            joined([
              counted(text(name)),
              at(8).int32(0, width).int32(4, labels.length).bytes,
              ...labels.flatMap(([value, label]) => [
                counted(text(String(value), width)),
                counted(text(label)),
              ]),
            ]),
          ),
        ]),
    ...(missing === undefined
      ? []
      : [
          extension(
            22,
            1,
            joined([
              counted(text(name)),
              at(5).uint8(0, missing.length).int32(1, 8).bytes,
              ...missing.map((value) => text(String(value), 8)),
            ]),
          ),
        ]),
  ];
}

function caseBytes(
  { columns, isLittleEndian, encoding = "utf-8" }: WrittenSav,
  row: readonly (number | string | null)[],
): Uint8Array {
  return joined(
    columns.flatMap(({ width }, at) => {
      const value = row[at] ?? null;
      if (width === 0)
        return [
          new ByteWriter(8, isLittleEndian).float64(0, typeof value === "number" ? value : -Number.MAX_VALUE)
            .bytes,
        ];
      const bytes = padded(String(value ?? ""), Math.max(width, 8), encoding);
      if (width <= 255) return [padded(String(value ?? ""), Math.ceil(width / 8) * 8, encoding)];
      const count = Math.ceil(width / 252);
      return Array.from({ length: count }, (_, segment) => {
        const stored = segment < count - 1 ? 256 : Math.ceil((width - 252 * (count - 1)) / 8) * 8;
        const whole = new Uint8Array(stored).fill(0x20);
        whole.set(bytes.subarray(segment * 255, Math.min(segment * 255 + 255, segment * 255 + stored)));
        return whole;
      });
    }),
  );
}

function bytecodes(
  bytes: Uint8Array,
  rows: WrittenSav["rows"],
  { isLittleEndian, columns }: WrittenSav,
): Uint8Array {
  const isNumber = columns.flatMap(({ width }) => {
    if (width === 0) return [true];
    const stored =
      width <= 255
        ? Math.ceil(width / 8)
        : (Math.ceil(width / 252) - 1) * 32 + Math.ceil((width - 252 * (Math.ceil(width / 252) - 1)) / 8);
    return Array.from({ length: stored }, () => false);
  });
  const codes: { readonly code: number; readonly bytes: Uint8Array | null }[] = [];
  const view = new DataView(bytes.buffer);
  for (let element = 0; element < rows.length * isNumber.length; element++) {
    const part = bytes.subarray(element * 8, element * 8 + 8);
    if (isNumber[element % isNumber.length]) {
      const number = view.getFloat64(element * 8, isLittleEndian);
      if (number === -Number.MAX_VALUE) codes.push({ code: 255, bytes: null });
      else if (Number.isInteger(number) && number > -bias && number <= 251 - bias && !Object.is(number, -0))
        codes.push({ code: number + bias, bytes: null });
      else codes.push({ code: 253, bytes: part });
    } else if (part.every((byte) => byte === 0x20)) codes.push({ code: 254, bytes: null });
    else codes.push({ code: 253, bytes: part });
  }
  codes.push({ code: 252, bytes: null });
  const words: Uint8Array[] = [];
  for (let at = 0; at < codes.length; at += 8) {
    const eight = codes.slice(at, at + 8);
    const word = new Uint8Array(8);
    word.set(eight.map(({ code }) => code));
    words.push(word, ...eight.flatMap((each) => each.bytes ?? []));
  }
  return joined(words);
}

function zlibData(
  coded: Uint8Array,
  start: number,
  { isLittleEndian, blockBytes = 1000 }: WrittenSav,
): Uint8Array {
  const blocks: { readonly plain: Uint8Array; readonly packed: Uint8Array }[] = [];
  for (let at = 0; at < coded.length; at += blockBytes) {
    const plain = coded.subarray(at, at + blockBytes);
    blocks.push({ plain, packed: new Uint8Array(deflateSync(plain)) });
  }
  const packedBytes = blocks.reduce((sum, { packed }) => sum + packed.length, 0);
  const listBytes = 24 + 24 * blocks.length;
  const head = new ByteWriter(24, isLittleEndian)
    .int64(0, start)
    .int64(8, start + 24 + packedBytes)
    .int64(16, listBytes);
  const list = new ByteWriter(listBytes, isLittleEndian)
    .int64(0, -bias)
    .int32(16, blockBytes)
    .int32(20, blocks.length);
  let plainAt = start;
  let packedAt = start + 24;
  blocks.forEach(({ plain, packed }, at) => {
    list
      .int64(24 + at * 24, plainAt)
      .int64(32 + at * 24, packedAt)
      .int32(40 + at * 24, plain.length)
      .int32(44 + at * 24, packed.length);
    plainAt += plain.length;
    packedAt += packed.length;
  });
  return joined([head.bytes, ...blocks.map(({ packed }) => packed), list.bytes]);
}

function byteLength(text: string, encoding: "utf-8" | "latin1"): number {
  return encoding === "latin1" ? text.length : new TextEncoder().encode(text).length;
}

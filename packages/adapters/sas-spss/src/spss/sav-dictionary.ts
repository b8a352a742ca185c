import { ByteCursor, type ByteSource, type Bytes, kindBySignature, readBytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import { type SpssFormat, spssFormat } from "./spss-format.ts";

/** The dictionary of an SPSS file as its records give it, texts not decoded yet. */
export interface SavDictionary {
  readonly variables: readonly RawVariable[];
  /** Length of a case, in elements of 8 bytes. */
  readonly elements: number;
  readonly valueLabels: readonly RawLabels[];
  readonly encoding: { readonly number: number; readonly name: string | null };
  readonly systemMissing: number;
  readonly lowest: number;
  readonly highest: number;
  /** Short name to long name, still as bytes that say `SHORT=Long`. */
  readonly longNames: Uint8Array | null;
  readonly veryLongTexts: Uint8Array | null;
  readonly longValueLabels: readonly Bytes[];
  readonly longMissing: readonly Bytes[];
  /** Number of cases, from the record that newer files have for counts past 2^31; null in others. */
  readonly cases: number | null;
}

export interface RawVariable {
  /** Position of its first element in a case. */
  readonly element: number;
  /** 0 for a number, else the length of a text, 255 at most. */
  readonly width: number;
  readonly shortName: Uint8Array;
  readonly label: Uint8Array;
  readonly format: SpssFormat;
  /** 8 bytes each. */
  readonly missing: readonly Bytes[];
  /** The first two missing values are the ends of a range. */
  readonly hasRange: boolean;
}

export interface RawLabels {
  readonly labels: readonly { readonly value: Bytes; readonly label: Uint8Array }[];
  /** Elements whose variables the labels are for, from 1. */
  readonly elements: readonly number[];
}

/** Longest text of one variable, in bytes. */
const widthMax = 255;

const records = {
  variable: 2,
  valueLabels: 3,
  labelledVariables: 4,
  document: 6,
  extension: 7,
  end: 999,
} as const;
const extensions = {
  integers: 3,
  floats: 4,
  longNames: 13,
  veryLongTexts: 14,
  cases: 16,
  encoding: 20,
  longValueLabels: 21,
  longMissing: 22,
} as const;

/**
 * Reads the records before the cases.
 * @see PSPP Developer’s Guide, "System File Format"
 * @throws {VigieErrors} cut, damaged, or with numbers that are not in IEEE format
 */
export async function readSavDictionary({ cursor }: SavHeader, refusal: Refusal): Promise<SavDictionary> {
  const variables: RawVariable[] = [];
  const valueLabels: RawLabels[] = [];
  const found: Found = {
    encoding: { number: 2, name: null },
    systemMissing: -Number.MAX_VALUE,
    lowest: -Number.MAX_VALUE,
    highest: Number.MAX_VALUE,
    longNames: null,
    veryLongTexts: null,
    longValueLabels: [],
    longMissing: [],
    cases: null,
  };
  let elements = 0;
  let columnsMin = 0;
  for (;;) {
    const record = (await cursor.take(4)).int32(0);
    switch (record) {
      case records.variable: {
        const variable = await readVariable(cursor, elements, refusal);
        elements++;
        if (variable !== null) {
          variables.push(variable);
          // One of the greatest width may be a part of a longer text, whose lengths come last.
          if (variable.width < widthMax) refusal.checkWidth(++columnsMin);
        }
        if (variables.length === 0) throw refusal.damaged("header");
        break;
      }
      case records.valueLabels:
        valueLabels.push(await readValueLabels(cursor, refusal));
        break;
      case records.document:
        cursor.skip((await cursor.take(4)).uint32(0) * 80);
        break;
      case records.extension:
        await readExtension(cursor, found, refusal);
        break;
      case records.end:
        cursor.skip(4);
        return { variables, elements, valueLabels, ...found };
      default:
        throw refusal.damaged("header");
    }
  }
}

type Cursor = SavHeader["cursor"];
type Found = {
  -readonly [Key in Exclude<
    keyof SavDictionary,
    "variables" | "elements" | "valueLabels"
  >]: SavDictionary[Key];
} & { readonly longValueLabels: Bytes[]; readonly longMissing: Bytes[] };

/** @returns null for one more element of the text before it */
async function readVariable(cursor: Cursor, element: number, refusal: Refusal): Promise<RawVariable | null> {
  const fixed = await cursor.take(28);
  const width = fixed.int32(0);
  if (width < -1 || width > widthMax) throw refusal.damaged("header");
  let label: Uint8Array = new Uint8Array(0);
  if (fixed.int32(4) !== 0) {
    const length = (await cursor.take(4)).uint32(0);
    label = (await cursor.take(padded(length, 4))).part(0, length).slice();
  }
  const count = fixed.int32(8);
  if (Math.abs(count) > 3) throw refusal.damaged("header");
  const missing: Bytes[] = [];
  for (let at = 0; at < Math.abs(count); at++) missing.push(await cursor.take(8));
  if (width < 0) return null;
  return {
    element,
    width,
    shortName: fixed.part(20, 8).slice(),
    label,
    format: spssFormat(fixed.uint32(12)),
    missing,
    hasRange: count < 0,
  };
}

async function readValueLabels(cursor: Cursor, refusal: Refusal): Promise<RawLabels> {
  const count = (await cursor.take(4)).uint32(0);
  const labels: { value: Bytes; label: Uint8Array }[] = [];
  for (let at = 0; at < count; at++) {
    const start = await cursor.take(9);
    const length = start.uint8(8);
    const label = (await cursor.take(padded(length + 1, 8) - 1)).part(0, length).slice();
    labels.push({ value: start.inner(0, 8), label });
  }
  const next = await cursor.take(8);
  if (next.int32(0) !== records.labelledVariables) throw refusal.damaged("header");
  const elements: number[] = [];
  for (let at = 0; at < next.uint32(4); at++) elements.push((await cursor.take(4)).uint32(0));
  return { labels, elements };
}

async function readExtension(cursor: Cursor, found: Found, refusal: Refusal): Promise<void> {
  const head = await cursor.take(12);
  const length = head.uint32(4) * head.uint32(8);
  const subtype = head.int32(0);
  if (!Object.values(extensions).some((known) => known === subtype)) {
    cursor.skip(length);
    return;
  }
  const bytes = await cursor.take(length);
  switch (subtype) {
    case extensions.integers:
      if (bytes.int32(16) !== 1) throw refusal.variant("floating_point");
      found.encoding = { ...found.encoding, number: bytes.int32(28) };
      break;
    case extensions.floats:
      found.systemMissing = bytes.float64(0);
      found.highest = bytes.float64(8);
      found.lowest = bytes.float64(16);
      break;
    case extensions.longNames:
      found.longNames = bytes.array.slice();
      break;
    case extensions.veryLongTexts:
      found.veryLongTexts = bytes.array.slice();
      break;
    case extensions.cases:
      found.cases = bytes.int64(8);
      break;
    case extensions.encoding:
      found.encoding = { ...found.encoding, name: bytes.ascii(0, bytes.length) };
      break;
    case extensions.longValueLabels:
      found.longValueLabels.push(bytes);
      break;
    case extensions.longMissing:
      found.longMissing.push(bytes);
      break;
  }
}

function padded(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}

/** The first record of an SPSS file. */
interface SavHeader {
  readonly isLittleEndian: boolean;
  readonly compression: "none" | "bytecode" | "zlib";
  /** Added to the small whole numbers that bytecodes stand for. */
  readonly bias: number;
  /** Null where the writer did not know it. */
  readonly cases: number | null;
  /** At the first record of the dictionary. */
  readonly cursor: ByteCursor;
}

const dictionaryBytesMax = 16_000_000;

/**
 * @see PSPP Developer’s Guide, "File Header Record"
 * @throws {VigieErrors} another kind of file, an encrypted one, or one that is cut
 */
export async function readSavHeader(source: ByteSource, refusal: Refusal): Promise<SavHeader> {
  const seen = kindBySignature(await readBytes(source, 0, 80));
  if (seen === "sav_encrypted") throw refusal.encrypted();
  if (seen !== "sav") throw refusal.kindWrong(seen);
  const damaged = () =>
    source.size > dictionaryBytesMax && cursor.position > dictionaryBytesMax / 2
      ? refusal.headerTooLarge(dictionaryBytesMax)
      : refusal.damaged("header");
  const endMax = Math.min(source.size, dictionaryBytesMax);
  const cursor = new ByteCursor(source, { start: 64, endMax, damaged });
  cursor.isLittleEndian = true;
  const layout = (await cursor.take(4)).uint32(0);
  const isLittleEndian = layout === 2 || layout === 3;
  if (!isLittleEndian && layout !== 0x02000000 && layout !== 0x03000000) throw refusal.damaged("header");
  cursor.isLittleEndian = isLittleEndian;
  const rest = await cursor.take(108);
  const compression = (["none", "bytecode", "zlib"] as const)[rest.uint32(4)];
  if (compression === undefined) throw refusal.variant("compression");
  const cases = rest.int32(12);
  return { isLittleEndian, compression, bias: rest.float64(16), cases: cases < 0 ? null : cases, cursor };
}

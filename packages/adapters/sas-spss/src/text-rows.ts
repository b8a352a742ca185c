import { type MissingCount, quantityText, storedNumberText } from "@vigie/files/adapter";
import type { Refusal } from "./refusal.ts";
import type { RowBlock, Segment, StatisticalTable, StoredColumn } from "./statistical-table.ts";
import { textDecoding } from "./text-decoding.ts";

export interface ReadRows {
  readonly columns: readonly StoredColumn[];
  readonly refusal: Refusal;
  /** Filled by the reading. */
  readonly missing: Map<string, MissingCount>;
}

/**
 * The rows of a table as texts, in the order of the columns asked for: numbers with a point, dates `2022-12-31`, what is
 * missing empty.
 * @yields batches of rows, in order
 * @throws {VigieErrors} the file is cut, contradicts itself, or holds a text that is none; the row is named
 */
export async function* textRows(
  table: StatisticalTable,
  read: ReadRows,
): AsyncGenerator<readonly (readonly string[])[]> {
  const cells = read.columns.map((column) => cellOf(column, table, read));
  const width = cells.length;
  let before = 0;
  for await (const block of table.blocks()) {
    const memory = memoryOf(block);
    const rows: string[][] = [];
    for (let row = 0; row < block.rows; row++) {
      const at = block.start + row * block.stride;
      const texts = new Array<string>(width);
      for (let column = 0; column < width; column++)
        texts[column] = cells[column]?.(memory, at, before + row + 1) ?? "";
      rows.push(texts);
    }
    before += block.rows;
    yield rows;
  }
  if (table.declaredRows !== null && table.declaredRows !== before)
    throw read.refusal.rowsDiffer(table.declaredRows, before);
}

interface Memory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Bytes as text, one character each: a part of it is the text wherever it is ASCII. */
  readonly characters: string;
}

const oneCharacterAByte = new TextDecoder("latin1");

function memoryOf({ bytes }: RowBlock): Memory {
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    characters: oneCharacterAByte.decode(bytes),
  };
}

type Cell = (memory: Memory, at: number, row: number) => string;

function cellOf(column: StoredColumn, table: StatisticalTable, read: ReadRows): Cell {
  const { stored } = column;
  const present =
    stored.kind === "text"
      ? textCell(column, stored.segments, table, read)
      : numberCell(column, stored, table.epoch, read);
  const { values } = column.missing;
  if (values.size === 0) return present;
  return (memory, at, row) => {
    const text = present(memory, at, row);
    return values.has(text) ? counted(read, column, text) : text;
  };
}

function numberCell(
  column: StoredColumn,
  { offset, read: number }: Extract<StoredColumn["stored"], { readonly kind: "number" }>,
  epoch: StatisticalTable["epoch"],
  read: ReadRows,
): Cell {
  const { type } = column;
  const { range } = column.missing;
  return (memory, at) => {
    const value = number(memory, at + offset);
    if (typeof value === "string") return value === "" ? "" : counted(read, column, value);
    if (range !== null && value >= range.low && value <= range.high)
      return counted(read, column, storedNumberText(value));
    return quantityText(value, { type, epoch });
  };
}

function textCell(
  { name }: StoredColumn,
  segments: readonly Segment[],
  { encoding, declaresEncoding }: StatisticalTable,
  { refusal }: ReadRows,
): Cell {
  const decoding = textDecoding(encoding);
  const decoded = (bytes: Uint8Array, fillsField: boolean, row: number) => {
    const text = decoding.decode(bytes, declaresEncoding && fillsField);
    if (text !== null) return text;
    throw decoding.isKnown
      ? refusal.textUndecodable(name, decoding.name, row)
      : refusal.encodingUnread(decoding.name);
  };
  const [first, ...others] = segments;
  if (first === undefined) return () => "";
  if (others.length > 0)
    return ({ bytes }, at, row) => {
      const joined = joinedSegments(bytes, at, segments);
      const filled = joined.subarray(0, filledEnd(joined, 0, joined.length));
      if (filled.includes(0)) throw refusal.valueNul(name, row);
      return decoded(filled, filled.length === joined.length, row);
    };
  const { offset, length } = first;
  return ({ bytes, characters }, at, row) => {
    const start = at + offset;
    const end = filledEnd(bytes, start, start + length);
    for (let position = start; position < end; position++) {
      const byte = bytes[position] ?? 0;
      if (byte === 0) throw refusal.valueNul(name, row);
      if (byte >= 0x80) {
        if (bytes.subarray(position, end).includes(0)) throw refusal.valueNul(name, row);
        return decoded(bytes.subarray(start, end), end === start + length, row);
      }
    }
    return characters.slice(start, end);
  };
}

/** Texts are padded with spaces, by some writers with null bytes. */
function filledEnd(bytes: Uint8Array, start: number, end: number): number {
  let filled = end;
  while (filled > start && (bytes[filled - 1] === 0x20 || bytes[filled - 1] === 0)) filled--;
  return filled;
}

function joinedSegments(bytes: Uint8Array, at: number, segments: readonly Segment[]): Uint8Array {
  const joined = new Uint8Array(segments.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const { offset, length } of segments) {
    joined.set(bytes.subarray(at + offset, at + offset + length), filled);
    filled += length;
  }
  return joined;
}

/** Distinct missing values counted one by one: a range may hold any number of them. */
const missingMax = 1_000;

function counted({ missing }: ReadRows, { name }: StoredColumn, value: string): string {
  const key = `${name}\u0000${value}`;
  const found = missing.get(key);
  if (found !== undefined) found.rows++;
  else if (missing.size < missingMax) missing.set(key, { column: name, value, rows: 1 });
  return "";
}

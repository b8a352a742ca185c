import { type Bytes, quantityText } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import type { DeclaredMissing, ReadNumber, Segment, StoredColumn } from "../statistical-table.ts";
import { type HeaderDecoder, headerDecoder } from "../text-decoding.ts";
import type { RawVariable, SavDictionary } from "./sav-dictionary.ts";

/** A text longer than 255 bytes is cut in variables of 255, of which the dictionary counts 252 for its length. */
const segmentBytes = 255;
const countedSegmentBytes = 252;

/**
 * The columns of an SPSS file: names made whole, long texts put together, labels and missing values given to each.
 * @throws {VigieErrors} a record speaks of what is not there, or a name or label is in another encoding
 */
export function savColumns(
  dictionary: SavDictionary,
  given: { readonly isLittleEndian: boolean; readonly encoding: string; readonly refusal: Refusal },
): readonly StoredColumn[] {
  const { isLittleEndian, encoding, refusal } = given;
  const { variables, systemMissing } = dictionary;
  const decode = headerDecoder(encoding, refusal);
  const longNames = pairs(dictionary.longNames, "\t", decode);
  const lengths = pairs(dictionary.veryLongTexts, "\t", decode);
  const number = spssNumber(isLittleEndian, systemMissing);
  const columns: StoredColumn[] = [];
  const byElement = new Map<number, Filling>();
  const byName = new Map<string, Filling>();
  for (let at = 0; at < variables.length; ) {
    const variable = variables[at];
    if (variable === undefined) break;
    const shortName = decode(variable.shortName);
    const length = Number(/^\d+/.exec(lengths.get(shortName) ?? "")?.[0] ?? variable.width);
    const count = length > segmentBytes ? Math.ceil(length / countedSegmentBytes) : 1;
    const parts = variables.slice(at, at + count);
    if (parts.length < count || (count > 1 && parts.some(({ width }) => width === 0)))
      throw refusal.damaged("header");
    const isText = variable.width > 0;
    const labels = new Map<string, string>();
    const values = new Set<string>();
    const column: StoredColumn = {
      name: longNames.get(shortName) ?? shortName,
      label: decode(variable.label),
      type: isText ? "text" : variable.format.type === "text" ? "number" : variable.format.type,
      format: length > segmentBytes ? `A${length}` : variable.format.format,
      labels,
      missing: isText ? { values, range: null } : missingNumbers(variable, dictionary, values),
      stored: isText
        ? { kind: "text", segments: segmentsOf(parts, length) }
        : { kind: "number", offset: variable.element * 8, read: number },
    };
    if (isText) for (const each of variable.missing) values.add(decode(each.array));
    columns.push(column);
    const filling = { column, labels, values };
    byElement.set(variable.element, filling);
    byName.set(column.name, filling);
    at += count;
  }
  for (const { labels, elements } of dictionary.valueLabels)
    for (const element of elements) {
      const filling = byElement.get(element - 1);
      // The following segments of a long text bear labels too in some files: the first one has them.
      if (filling === undefined) continue;
      for (const { value, label } of labels)
        filling.labels.set(valueText(filling.column, value, decode), decode(label));
    }
  for (const record of dictionary.longValueLabels) takeLongLabels(record, byName, decode);
  for (const record of dictionary.longMissing) takeLongMissing(record, byName, decode);
  return columns;
}

interface Filling {
  readonly column: StoredColumn;
  readonly labels: Map<string, string>;
  readonly values: Set<string>;
}

/** `NAME=value`, one after the other. */
function pairs(
  bytes: Uint8Array | null,
  separator: string,
  decode: HeaderDecoder,
): ReadonlyMap<string, string> {
  if (bytes === null) return new Map();
  return new Map(
    decode(bytes)
      .split(separator)
      .flatMap((pair) => {
        const at = pair.indexOf("=");
        return at < 0 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
      }),
  );
}

function segmentsOf(parts: readonly RawVariable[], length: number): readonly Segment[] {
  return parts.map(({ element, width }, at) => ({
    offset: element * 8,
    length:
      parts.length === 1
        ? width
        : Math.max(0, Math.min(segmentBytes, length - at * segmentBytes, padded(width))),
  }));
}

function padded(width: number): number {
  return Math.ceil(width / 8) * 8;
}

/** The values that a column of numbers declares missing: three at most, or a range and one. */
function missingNumbers(
  { missing, hasRange, format }: RawVariable,
  { lowest, highest }: SavDictionary,
  values: Set<string>,
): DeclaredMissing {
  const numbers = missing.map((bytes) => bytes.float64(0));
  const [low, high] = numbers;
  for (const number of hasRange ? numbers.slice(2) : numbers)
    values.add(quantityText(number, { type: format.type, epoch: "spss" }));
  if (!hasRange || low === undefined || high === undefined) return { values, range: null };
  return {
    values,
    range: { low: low <= lowest ? -Infinity : low, high: high >= highest ? Infinity : high },
  };
}

function valueText({ type, stored }: StoredColumn, value: Bytes, decode: HeaderDecoder): string {
  return stored.kind === "text"
    ? decode(value.array)
    : quantityText(value.float64(0), { type, epoch: "spss" });
}

/** Labels of texts longer than 8 bytes. */
function takeLongLabels(bytes: Bytes, columns: ReadonlyMap<string, Filling>, decode: HeaderDecoder): void {
  let at = 0;
  const text = () => {
    const length = bytes.uint32(at);
    const part = bytes.part(at + 4, length);
    at += 4 + length;
    return decode(part);
  };
  while (at < bytes.length) {
    const name = text();
    const count = bytes.uint32(at + 4);
    at += 8;
    for (let label = 0; label < count; label++) {
      const value = text();
      columns.get(name)?.labels.set(value, text());
    }
  }
}

/** Missing values of texts longer than 8 bytes. */
function takeLongMissing(bytes: Bytes, columns: ReadonlyMap<string, Filling>, decode: HeaderDecoder): void {
  let at = 0;
  while (at < bytes.length) {
    const nameLength = bytes.uint32(at);
    const name = decode(bytes.part(at + 4, nameLength));
    const count = bytes.uint8(at + 4 + nameLength);
    const length = bytes.uint32(at + 5 + nameLength);
    at += 9 + nameLength;
    for (let value = 0; value < count; value++, at += length)
      columns.get(name)?.values.add(decode(bytes.part(at, length)));
  }
}

/** Reads a double; the system-missing value, which the file names, is missing. */
function spssNumber(isLittleEndian: boolean, systemMissing: number): ReadNumber {
  return ({ view }, at) => {
    const number = view.getFloat64(at, isLittleEndian);
    return number === systemMissing || Number.isNaN(number) ? "" : number;
  };
}

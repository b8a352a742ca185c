import { type ByteSource, passingChunks } from "../byte-source.ts";
import { concatenated } from "../bytes.ts";
import type { NamedFile } from "../file-store.ts";
import { gunzipped } from "../gunzipped.ts";
import { joinedHeader } from "../header.ts";
import { checkText } from "./check-text.ts";
import type { CsvFormat, Separators } from "./csv-format.ts";
import { recordsIn } from "./csv-records.ts";
import { decodedText } from "./decoded-text.ts";

export interface Utf8Text {
  readonly text: AsyncIterable<Uint8Array | string>;
  /** It is the file itself, written in another encoding than CP1252. */
  readonly isOnlyRecoded: boolean;
}

/**
 * The text of a CSV file that is not in plain UTF-8, with the same lines; null where it is. Titles above the header are left out, but for
 * the names that the header leaves to the line above it.
 * @throws {VigieErrors} empty, truncated, no text, or not in its declared encoding
 */
export async function utf8Text(
  source: ByteSource,
  file: NamedFile,
  format: Pick<CsvFormat, "encoding" | "headerRow"> & Separators,
): Promise<Utf8Text | null> {
  const { encoding, headerRow = 1 } = format;
  const isZipped = await checkText(source, file, encoding);
  if (!isZipped && encoding === "utf-8" && headerRow === 1) return null;
  const bytes = isZipped ? gunzipped(source, file.shown) : passingChunks(source);
  const text = encoding === "utf-8" ? bytes : decodedText(bytes, { encoding, shown: file.shown });
  return {
    text: headerRow === 1 ? text : textFrom(text, headerRow, format),
    isOnlyRecoded: !isZipped && headerRow === 1 && encoding === "cp1252",
  };
}

/** Longest header that is looked at: past it, the file is left as it is. */
const headerBytesMax = 1 << 20;

/** What follows so many ends of lines, less one, the header completed by the line above. */
async function* textFrom(
  text: AsyncIterable<Uint8Array | string>,
  line: number,
  separators: Separators,
): AsyncGenerator<Uint8Array | string> {
  const encoder = new TextEncoder();
  let start: Uint8Array = new Uint8Array(0);
  let isHeader = true;
  for await (const chunk of text) {
    if (!isHeader) {
      yield chunk;
      continue;
    }
    start = concatenated(start, typeof chunk === "string" ? encoder.encode(chunk) : chunk);
    if (endsOf(start, line).length < line && start.length < headerBytesMax) continue;
    yield* headerOf(start, line, separators);
    isHeader = false;
  }
  if (isHeader) yield* headerOf(start, line, separators);
}

/** Where the first lines end, so many at most. */
function endsOf(bytes: Uint8Array, most: number): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(10); at >= 0 && ends.length < most; at = bytes.indexOf(10, at + 1))
    ends.push(at);
  return ends;
}

/** From the start of the header on. */
function headerOf(bytes: Uint8Array, line: number, separators: Separators): readonly (Uint8Array | string)[] {
  const ends = endsOf(bytes, line);
  const begin = (ends[line - 2] ?? bytes.length - 1) + 1;
  const end = ends[line - 1] ?? bytes.length;
  const namesBelow = namesOf(bytes.subarray(begin, end), separators);
  const namesAbove = namesOf(bytes.subarray((ends[line - 3] ?? -1) + 1, begin), separators);
  if (namesBelow === null || namesAbove === null) return [bytes.subarray(begin)];
  const names = joinedHeader(namesAbove, namesBelow);
  if (names.every((name, at) => name === namesBelow[at])) return [bytes.subarray(begin)];
  const isOfWindows = bytes[end - 1] === 13;
  return [headerLine(names, separators), bytes.subarray(isOfWindows ? end - 1 : end)];
}

/** Null where the line is not a whole record. */
function namesOf(line: Uint8Array, separators: Separators): readonly string[] | null {
  const { records, unreadable } = recordsIn(new TextDecoder("utf-8").decode(line), {
    ...separators,
    lenient: false,
  });
  return unreadable === null ? (records[0]?.values ?? []) : null;
}

function headerLine(names: readonly string[], { delimiter, quote }: Separators): string {
  const written = (name: string) =>
    quote !== null && (name.includes(delimiter) || name.includes(quote))
      ? `${quote}${name.replaceAll(quote, quote + quote)}${quote}`
      : name;
  return names.map(written).join(delimiter);
}

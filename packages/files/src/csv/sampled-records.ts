import { type ByteSource, readBytes } from "../byte-source.ts";
import type { CsvFormat } from "./csv-format.ts";
import { recordsIn } from "./csv-records.ts";

/** Pieces of a file, evenly spaced from its start to its end: some tens of thousands of records. */
const pieces = { count: 64, bytes: 16 * 1024 };

/**
 * Records of a CSV file in UTF-8 that are taken all along it, both ends included; the lines that a piece cuts are left out, and so
 * are those that have not `width` values.
 */
export async function sampledRecords(
  source: ByteSource,
  { width, header, delimiter, quote }: CsvFormat & { readonly width: number },
): Promise<readonly (readonly string[])[]> {
  const step = Math.max(pieces.bytes, Math.ceil((source.size - pieces.bytes) / (pieces.count - 1)));
  const found: (readonly string[])[] = [];
  for (let start = 0; start < source.size; start += step) {
    const text = await wholeLines(source, start);
    const { records } = recordsIn(text, { delimiter, quote, lenient: true });
    const rows = header && start === 0 ? records.slice(1) : records;
    found.push(...rows.map(({ values }) => values).filter((values) => values.length === width));
  }
  return found;
}

async function wholeLines(source: ByteSource, start: number): Promise<string> {
  const text = new TextDecoder("utf-8").decode(await readBytes(source, start, pieces.bytes));
  const from = start === 0 ? 0 : text.search(/[\r\n]/) + 1;
  const isLast = start + pieces.bytes >= source.size;
  const to = isLast ? text.length : Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
  return text.slice(from, Math.max(from, to));
}

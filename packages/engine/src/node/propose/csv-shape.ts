import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse/sync";
import { inputFile } from "../../input-file.ts";
import type { Encoding } from "../../plan.ts";
import { checkText, isMarkedUtf16 } from "../read/check-text.ts";
import { fileProblem } from "../read/file-problem.ts";

/** How a CSV file is written, seen from its bytes. */
export interface CsvShape {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly decimal: "." | ",";
}

const sampleBytes = 256 * 1024;

/**
 * Looks at the whole file for its encoding, at its start for the rest.
 * @throws {VigieErrors} absent, a folder, truncated, or no text at all
 * @returns null where no delimiter gives two columns or more, nor one line
 */
export async function csvShape(path: string): Promise<CsvShape | null> {
  const { encoding, start } = await encodingOf(path).catch((error: unknown) => {
    throw fileProblem(error, inputFile({ file: path, format: "csv" }, ""));
  });
  const whole = start.slice(0, start.lastIndexOf("\n") + 1) || start;
  const delimiter = delimiterOf(whole);
  if (delimiter === null) return null;
  return { encoding, delimiter, decimal: decimalOf(whole, delimiter) };
}

/** UTF-16 by its mark, UTF-8 when every byte fits, else CP1252, which any byte fits. */
async function encodingOf(path: string): Promise<{ readonly encoding: Encoding; readonly start: string }> {
  const isGzip = await checkText(path, path, null);
  const strict = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  const head: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of bytesOf(path, isGzip)) {
    if (seen < sampleBytes) head.push(chunk);
    seen += chunk.length;
    isUtf8 = isUtf8 && decodes(strict, chunk);
    if (!isUtf8 && seen >= sampleBytes) break;
  }
  const bytes = Buffer.concat(head).subarray(0, sampleBytes);
  if (isMarkedUtf16(bytes))
    return {
      encoding: "utf-16",
      start: new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes),
    };
  const encoding = isUtf8 ? "utf-8" : "cp1252";
  return { encoding, start: new TextDecoder(isUtf8 ? "utf-8" : "windows-1252").decode(bytes) };
}

function bytesOf(path: string, isGzip: boolean): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  return isGzip || /\.gz$/i.test(path) ? Readable.from(file).pipe(createGunzip()) : file;
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The delimiter that gives most columns, the same number on nearly every line as on the first; where that one is a
 * title, as on most lines.
 */
function delimiterOf(text: string): string | null {
  const parted = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    widths: recordsOf(text, delimiter).map((record) => record.length),
  }));
  const first = (widths: readonly number[]) => widths[0] ?? 0;
  const best =
    mostColumns(parted, first, 0.5) ?? mostColumns(parted, usualOf, 0.5) ?? mostColumns(parted, first, 0);
  return best ?? (text.trim() === "" ? null : ",");
}

/** @param evenMin share of the lines that must have that many columns; 0..1 */
function mostColumns(
  parted: readonly { readonly delimiter: string; readonly widths: readonly number[] }[],
  widthOf: (widths: readonly number[]) => number,
  evenMin: number,
): string | null {
  const scored = parted.flatMap(({ delimiter, widths }) => {
    const width = widthOf(widths);
    const even = widths.filter((other) => other === width).length / Math.max(1, widths.length);
    return width < 2 || even < evenMin ? [] : [{ delimiter, score: even * (1 + Math.log(width)) }];
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? null;
}

/** The number of columns that most lines have; the greatest of equals. */
function usualOf(widths: readonly number[]): number {
  const lines = Map.groupBy(widths, (width) => width);
  return [...lines].toSorted(([a, as], [b, bs]) => bs.length - as.length || b - a)[0]?.[0] ?? 0;
}

/** Numbers such as `12,5` where the comma does not part the columns. */
function decimalOf(text: string, delimiter: string): "." | "," {
  if (delimiter === ",") return ".";
  const cells = recordsOf(text, delimiter).slice(1).flat();
  const commas = cells.filter((cell) => /^-?\d+,\d+$/.test(cell)).length;
  const points = cells.filter((cell) => /^-?\d+\.\d+$/.test(cell)).length;
  return commas > points ? "," : ".";
}

/** Where a quote is left open, in the file or by the end of the sample, the records before it. */
function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  const options = { delimiter, relax_quotes: true, relax_column_count: true, bom: true, to: 200 };
  const keep = (record: string[]) => {
    records.push(record);
    return null;
  };
  try {
    parse(text, { ...options, on_record: keep });
  } catch {
    return records;
  }
  return records;
}

import { type ByteSource, passingChunks } from "../byte-source.ts";
import type { NamedFile } from "../file-store.ts";
import { gunzipped } from "../gunzipped.ts";
import { checkText, isMarkedUtf16 } from "./check-text.ts";
import type { CsvFormat } from "./csv-format.ts";
import { recordsIn } from "./csv-records.ts";
import { utf8Evidence } from "./decoded-text.ts";

/** How a CSV file is written, seen from its bytes. */
export type CsvShape = Pick<CsvFormat, "encoding" | "delimiter" | "decimal">;

const sampleBytes = 256 * 1024;
const recordsMax = 200;

/**
 * Looks at the whole file for its encoding, at its start for the rest.
 * @throws {VigieErrors} empty, truncated, or no text at all
 * @returns null where no delimiter gives two columns or more, nor one line
 */
export async function csvShape(source: ByteSource, file: NamedFile): Promise<CsvShape | null> {
  const { encoding, start } = await encodingOf(source, file);
  const whole = start.slice(0, start.lastIndexOf("\n") + 1) || start;
  const delimiter = delimiterOf(whole);
  if (delimiter === null) return null;
  return { encoding, delimiter, decimal: decimalOf(whole, delimiter) };
}

/** UTF-16 by its mark, UTF-8 when every byte fits, else CP1252, which any byte fits. */
async function encodingOf(
  source: ByteSource,
  file: NamedFile,
): Promise<{ readonly encoding: CsvFormat["encoding"]; readonly start: string }> {
  const chunks = (await checkText(source, file, null))
    ? gunzipped(source, file.shown)
    : passingChunks(source);
  const evidence = utf8Evidence();
  const sample = new Uint8Array(sampleBytes);
  let sampled = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, sampleBytes - sampled);
    sample.set(part, sampled);
    sampled += part.length;
    evidence.see(chunk);
    if (!evidence.couldBeUtf8() && sampled === sampleBytes) break;
  }
  const bytes = sample.subarray(0, sampled);
  if (isMarkedUtf16(bytes))
    return {
      encoding: "utf-16",
      start: new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes),
    };
  const isUtf8 = evidence.couldBeUtf8();
  const encoding = isUtf8 ? "utf-8" : "cp1252";
  return { encoding, start: new TextDecoder(isUtf8 ? "utf-8" : "windows-1252").decode(bytes) };
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

/** Numbers such as `12,5` or `1 250,50 €`; where commas separate the columns, `"1,250"` is a thousand and more. */
function decimalOf(text: string, delimiter: string): "." | "," {
  const cells = recordsOf(text, delimiter)
    .slice(1)
    .flat()
    .map((cell) => cell.replaceAll(/[\p{Zs}€]/gu, ""));
  const comma = delimiter === "," ? /^-?\d+,\d{1,2}$/ : /^-?\d+,\d+$/;
  const commas = cells.filter((cell) => comma.test(cell)).length;
  const points = cells.filter((cell) => /^-?\d+\.\d+$/.test(cell)).length;
  return commas > points ? "," : ".";
}

/** Where a quote is left open, in the file or by the end of the sample, the records before it. */
function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const { records } = recordsIn(text, { delimiter, quote: '"', lenient: true }, recordsMax);
  return records.map(({ values }) => values);
}

import {
  type ByteSource,
  type CsvFormat,
  type FileStore,
  fileRows,
  filesInputError,
  firstRows,
  likelyHeader,
  type NamedFile,
  type OddLineEnd,
  oddLineEnd,
  openWorkbook,
  readBytes,
  recordsIn,
  type TextRow,
  withFile,
} from "@vigie/files";
import { firstLine, hasLines, type InputFile } from "@vigie/mapping";
import { countValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { checkWidth, type FileReading } from "../opened-file.ts";
import { engineInputError, engineProblem } from "../problems.ts";
import { unknownColumnProblems } from "./unknown-columns.ts";

const headerBytesMax = 1 << 20;

/**
 * The names of the columns of a CSV file in UTF-8; their positions where it has no header.
 * @throws {VigieErrors} the delimiter or the encoding is another, there are too many columns, or one that the plan reads is
 * not there once
 */
export async function readHeader({
  file,
  path,
  format,
  reading,
}: {
  readonly file: InputFile;
  readonly path: string;
  readonly format: CsvFormat;
  readonly reading: Pick<FileReading, "columns" | "original" | "others" | "store">;
}): Promise<readonly string[]> {
  const { columns, original = file } = reading;
  const place = { file: file.shown, line: firstLine(original.format) };
  const start = await withFile(reading.store, { ...file, path }, (source) => startOf(source, file.shown));
  await checkFirstEnd(start, file, format);
  const first = firstRecord(start, format);
  if (first === null) throw filesInputError("files/quote-unclosed", place, { read: countValue(0) });
  if (first.length === 0) throw filesInputError("files/file-empty", { file: file.shown });
  const other = first.length === 1 && columns.length > 1 ? delimiterSeen(start, format.delimiter) : null;
  if (other !== null)
    throw engineInputError("engine/delimiter-wrong", place, {
      declared: textValue(shown(format.delimiter)),
      seen: textValue(shown(other)),
    });
  const names = format.header ? first : first.map((_, at) => String(at + 1));
  await checkColumns(original, names, reading);
  return names;
}

/** A return alone in the header hides its other columns: what is wrong with these is a consequence. */
async function checkFirstEnd(start: string, file: InputFile, format: CsvFormat): Promise<void> {
  if (/\r\n?|\n/.exec(start)?.[0] !== "\r") return;
  const odd = await oddLineEnd(new Blob([start]), format);
  if (odd !== null && odd.line <= 2)
    throw new VigieErrors([lineEndsMixed(file, odd, firstLine(file.format) - 1)]);
}

/** @param above lines that were left out of what is read */
export function lineEndsMixed(
  { shown: name }: Pick<InputFile, "shown">,
  { line, end, first }: OddLineEnd,
  above = 0,
): VigieError {
  const words = { end: textValue(end), first: textValue(first) };
  return engineProblem("engine/line-ends-mixed", { file: name, line: line + above }, words);
}

/**
 * Checks that the columns of a file are those that the plan reads.
 * @param names of all its columns, in their order
 * @throws {VigieErrors} too many, or the line has the names of something else, or a column that the plan reads is not there once
 */
export async function checkColumns(
  file: InputFile,
  names: readonly string[],
  reading: Pick<FileReading, "columns" | "others" | "store">,
): Promise<void> {
  const { columns } = reading;
  checkWidth(file, names.length);
  const wrong = isOtherHeader(names, reading)
    ? [await headerAbsent(file, names, reading)]
    : unknownColumnProblems(file, names, columns);
  if (wrong.length > 0) throw new VigieErrors(wrong);
}

/**
 * The key, first of the columns, identifies the header: where it is there, what is missing is missing, unless the line is that of
 * the other file of the source.
 */
function isOtherHeader(
  names: readonly string[],
  { columns, others = [] }: Pick<FileReading, "columns" | "others">,
): boolean {
  if (!areMostAbsent(columns, names)) return false;
  const [key] = columns;
  const isKeyThere = key !== undefined && areThere([key], names);
  return !isKeyThere || (others.length > 0 && !areMostAbsent(others, names));
}

function areThere(columns: readonly string[], names: readonly string[]): boolean {
  const there = new Set(names.map((name) => name.trim()));
  return columns.every((column) => there.has(column.trim()));
}

/** A first line that is not a header holds values of the data, which are not quoted. Spaces around names are ignored. */
function areMostAbsent(columns: readonly string[], names: readonly string[]): boolean {
  const expectedColumns = [...new Set(columns)];
  const there = new Set(names.map((name) => name.trim()));
  return expectedColumns.filter((column) => !there.has(column.trim())).length * 2 > expectedColumns.length;
}

/** Where the columns expected of the source’s other file are there, the two files were swapped. */
async function headerAbsent(
  file: InputFile,
  names: readonly string[],
  { columns, others = [], store }: Pick<FileReading, "columns" | "others" | "store">,
): Promise<VigieError> {
  const place = { file: file.shown, line: firstLine(file.format) };
  if (others.length > 0 && !areMostAbsent(others, names))
    return engineProblem("engine/header-of-other-file", place);
  const sheets = file.format.kind === "xlsx" ? await sheetNames(file, store) : [];
  return engineProblem("engine/header-absent", place, {
    columns: textValue([...new Set(columns)].join(", ")),
    key: textValue(columns[0] ?? ""),
    width: countValue(names.length),
    likely: countValue(likelyHeader(await firstRowsOf(file, store), columns) ?? 0),
    sheets: textValue(sheets.join(", ")),
    kind: textValue(sheets.length === 0 ? "text" : "xlsx"),
  });
}

async function startOf(source: ByteSource, file: string): Promise<string> {
  const bytes = await readBytes(source, 0, headerBytesMax);
  const line = bytes.indexOf(10);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(line < 0 ? bytes : bytes.subarray(0, line));
  } catch {
    throw filesInputError("files/encoding-wrong", { file, line: 1 });
  }
  return new TextDecoder("utf-8").decode(bytes);
}

/** Null where a quote is left open in it. */
function firstRecord(start: string, { delimiter, quote }: CsvFormat): readonly string[] | null {
  const { records, unreadable } = recordsIn(start, { delimiter, quote, lenient: true }, 1);
  return records[0]?.values ?? (unreadable === null ? [] : null);
}

/** The delimiter that the first line holds most of, if any. */
function delimiterSeen(start: string, declared: string): string | null {
  const [line = ""] = start.split(/\r?\n|\r/, 1);
  const counted = [";", ",", "\t", "|"]
    .filter((delimiter) => delimiter !== declared)
    .map((delimiter) => ({ delimiter, times: line.split(delimiter).length - 1 }))
    .toSorted((a, b) => b.times - a.times);
  const [best] = counted;
  return best !== undefined && best.times > 0 ? best.delimiter : null;
}

function shown(delimiter: string): string {
  return delimiter === "\t" ? "tabulation" : delimiter;
}

/**
 * Names of the sheets of a workbook, in their order.
 * @throws {VigieErrors} absent, cut or protected by a password
 */
export function sheetNames(file: NamedFile, store: FileStore): Promise<readonly string[]> {
  return withFile(store, file, async (source) => (await openWorkbook(source, file.shown)).sheets);
}

/**
 * The first rows of a file whose rows stand on lines, as they stand; none of another.
 * @throws {VigieErrors} when the file cannot be read so far, or one of them has too many columns
 */
export async function firstRowsOf(file: InputFile, store: FileStore): Promise<readonly TextRow[]> {
  const { format } = file;
  if (!hasLines(format)) return [];
  async function* narrow(rows: AsyncIterable<TextRow>) {
    for await (const row of rows) {
      checkWidth(file, row.values.length, row.line);
      yield row;
    }
  }
  return withFile(store, file, (source) => firstRows(narrow(fileRows(source, file, format))));
}

export const encodings = ["utf-8", "cp1252", "utf-16"] as const;
export type Encoding = (typeof encodings)[number];

/** How a CSV file is written, as a mapping says it. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly decimal: "." | ",";
  /** `null`: values are never quoted. */
  readonly quote: string | null;
  /** Without a header, columns are called by their position: 1, 2, 3… */
  readonly header: boolean;
  readonly ragged: "refuse" | "set_aside";
  /** Line that names the columns, where titles stand above; the first where it is left out. */
  readonly headerRow?: number;
}

/** What separates the values of a record. */
export type Separators = Pick<CsvFormat, "delimiter" | "quote">;

/** Format of the copies that we write: see `csvText`. */
export const copiedCsv = {
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
} as const satisfies CsvFormat;

/** How rows are written as CSV. */
interface CsvWriting {
  readonly delimiter: "," | ";";
  readonly end: "\n" | "\r\n";
  /** Quotes around every value, so that a row with one empty value still is a line; or where one is needed. */
  readonly quotes: "all" | "needed";
}

/** Read by DuckDB: a line with nothing on it is none for it. */
export const forCopies = { delimiter: ",", end: "\n", quotes: "all" } as const satisfies CsvWriting;
/** For programs of others (RFC 4180, but for its ends of lines). */
export const forPrograms = { delimiter: ",", end: "\n", quotes: "needed" } as const satisfies CsvWriting;

/**
 * Rows as CSV, as they come.
 * @yields the header, then the lines of each batch
 */
export async function* csvText(
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield csvLine(header, forCopies);
  let text = "";
  for await (const rows of batches) {
    for (const row of rows) text += csvLine(row, forCopies);
    if (text.length < pieceLength) continue;
    yield text;
    text = "";
  }
  yield text;
}

/** Characters written at once, to limit the number of writes. */
const pieceLength = 1 << 16;

/**
 * Rows as a spreadsheet set to a language opens them by a double click: with the mark of UTF-8, and the ends of lines of
 * Windows.
 * @param delimiter semicolons where the comma is that of decimals, as in French
 */
export function spreadsheetText(
  rows: readonly (readonly string[])[],
  delimiter: CsvWriting["delimiter"],
): string {
  const writing = { delimiter, end: "\r\n", quotes: "needed" } as const;
  return `\uFEFF${rows.map((row) => csvLine(row, writing)).join("")}`;
}

/**
 * A text that a spreadsheet would run as a formula is kept a text by an apostrophe.
 * @example
 * guarded("=1+1") // "'=1+1"
 * guarded("Bagnolet") // "Bagnolet"
 */
export function guarded(text: string): string {
  return /^[\s]*[=+\-@|＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * One row, its end included.
 * @example
 * csvLine(["a;b", "c"], { delimiter: ";", end: "\n", quotes: "needed" }) // '"a;b";c\n'
 */
export function csvLine(values: readonly string[], { delimiter, end, quotes }: CsvWriting): string {
  if (quotes === "needed")
    return (
      values.map((value) => (needsQuotes(value, delimiter) ? quoted(value) : value)).join(delimiter) + end
    );
  const joined = values.join(`"${delimiter}"`);
  // Two quotes and a delimiter between values: any other quote is one of the values' own.
  if (quotesIn(joined) === (values.length - 1) * 2) return `"${joined}"${end}`;
  return values.map(quoted).join(delimiter) + end;
}

function needsQuotes(value: string, delimiter: string): boolean {
  return value.includes(delimiter) || /["\r\n]/.test(value);
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

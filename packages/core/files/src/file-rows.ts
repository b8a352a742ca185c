import { countValue } from "@vigie/words";
import { type ByteSource, passingChunks } from "./byte-source.ts";
import { checkText } from "./csv/check-text.ts";
import type { CsvFormat } from "./csv/csv-format.ts";
import { csvRecords, UnreadableRecord } from "./csv/csv-records.ts";
import { decodedText } from "./csv/decoded-text.ts";
import type { NamedFile } from "./file-store.ts";
import { gunzipped } from "./gunzipped.ts";
import type { TextRow } from "./header.ts";
import { filesInputError } from "./problems.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { sheetNamed } from "./xlsx/sheet-table.ts";

/** How the rows of a file are read; of a workbook, the first sheet where `sheet` is null. */
export type RowsFormat =
  | ({ readonly kind: "csv" } & Pick<CsvFormat, "encoding" | "delimiter" | "quote">)
  | { readonly kind: "xlsx"; readonly sheet: string | null };

/**
 * The rows of a CSV file or a workbook as they stand, for those who find the header themselves.
 * @throws {VigieErrors} empty, cut, not in its declared encoding, a quote left open, or a line without end
 */
export async function* fileRows(
  source: ByteSource,
  file: NamedFile,
  format: RowsFormat,
): AsyncGenerator<TextRow> {
  switch (format.kind) {
    case "csv":
      return yield* csvRows(source, file, format);
    case "xlsx":
      return yield* workbookRows(source, file, format.sheet);
    default:
      format satisfies never;
  }
}

async function* csvRows(
  source: ByteSource,
  file: NamedFile,
  { encoding, delimiter, quote }: Extract<RowsFormat, { readonly kind: "csv" }>,
): AsyncGenerator<TextRow> {
  const isZipped = await checkText(source, file, encoding);
  const bytes = isZipped ? gunzipped(source, file.shown) : passingChunks(source);
  let isRight = true;
  const notUtf8 = () => {
    isRight = false;
  };
  const text = decodedText(bytes, { encoding, shown: file.shown, notUtf8 });
  let read = 0;
  try {
    for await (const records of csvRecords(text, { delimiter, quote, lenient: false }))
      for (const { values, line, lastLine } of records) {
        if (!isRight && values.some((value) => value.includes("\uFFFD")))
          throw filesInputError("files/encoding-wrong", { file: file.shown, line });
        read++;
        yield { line: lastLine, values };
      }
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    const place = { file: file.shown, line: error.line };
    throw error.why === "too_long"
      ? filesInputError("files/line-too-long", place)
      : filesInputError("files/quote-unclosed", place, { read: countValue(read) });
  }
}

async function* workbookRows(
  source: ByteSource,
  { shown }: NamedFile,
  sheet: string | null,
): AsyncGenerator<TextRow> {
  const workbook = await openWorkbook(source, shown);
  for await (const rows of workbook.rows(sheetNamed(sheet, workbook)))
    for (const { number, cells } of rows)
      if (cells.some((cell) => cell !== "")) yield { line: number, values: cells };
}

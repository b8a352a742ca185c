import { type Relation, typedColumn } from "../../../compile/relation.ts";
import type { InputFile, InputFormat } from "../../../plan.ts";
import { openCsv } from "../csv.ts";
import type { OpenedFile, Reading } from "../opened-file.ts";
import { sheetCopy } from "./sheet-copy.ts";

/**
 * One sheet of a workbook, copied as text: DuckDB's own reader of Excel files would have to come from the
 * network.
 * @throws {VigieErrors} absent, cut, protected, or without that sheet or column
 */
export async function openXlsx(
  file: InputFile,
  { sheet, headerRow }: Extract<InputFormat, { readonly kind: "xlsx" }>,
  reading: Reading,
): Promise<OpenedFile> {
  const { path, rowNumber } = await sheetCopy(file, { sheet, headerRow }, reading.workFolder);
  const opened = await openCsv({ ...file, path }, asCsv, { ...reading, original: file });
  return {
    ...opened,
    file,
    copy: path,
    relation: ofCells(opened.relation),
    numbered: { ...opened.numbered, relation: ofCells(opened.numbered.relation) },
    places: async (rows) => rows.map((row) => ({ file: file.shown, line: rowNumber(row) })),
  };
}

function ofCells({ from, columns }: Relation): Relation {
  return {
    from,
    columns: new Map([...columns].map(([name, { sql }]) => [name, typedColumn(sql, "cell")])),
  };
}

const asCsv = {
  kind: "csv",
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
} as const;

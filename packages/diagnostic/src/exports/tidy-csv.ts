import { csvLine, forPrograms, guarded } from "@vigie/files";
import type { Value } from "./column.ts";
import type { ExportedTable } from "./exported-table.ts";

/** Columns of words: codes stay as they are, since programs join tables by them. */
const textColumns = /(?:_label|^warning)$/;

/**
 * For programs: CSV of RFC 4180 in UTF-8, commas, points, LF. A hidden count is empty, and so is all that it hides;
 * the last column says that data are fictitious, where they are. Programs include spreadsheets: a label never runs as a
 * formula.
 */
export function tidyCsv({ columns, rows }: ExportedTable): string {
  const areTexts = columns.map(({ name }) => textColumns.test(name));
  return [columns.map(({ name }) => name), ...rows]
    .map((cells) =>
      csvLine(
        cells.map((value, at) => written(value, areTexts[at] === true)),
        forPrograms,
      ),
    )
    .join("");
}

function written(value: Value, isText: boolean): string {
  const plain = value === null ? "" : String(value);
  return isText ? guarded(plain) : plain;
}

import { writeFileSync } from "node:fs";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";

/** Writes rows as the CSV that the plan says; nothing is an empty cell. */
export function writeCsv({ path, format }: InputFile, { columns, rows }: FileRows): void {
  if (format.kind !== "csv" || format.encoding !== "utf-8")
    throw new RangeError("only CSV in UTF-8 is written");
  const lines = format.header ? [columns, ...rows] : rows;
  const line = (cells: readonly (string | null)[]) =>
    cells.map((cell) => written(cell ?? "", format)).join(format.delimiter);
  writeFileSync(path, lines.map((cells) => `${line(cells)}\n`).join(""));
}

function written(
  cell: string,
  { delimiter, quote }: { readonly delimiter: string; readonly quote: string | null },
): string {
  if (quote === null || ![delimiter, quote, "\n"].some((mark) => cell.includes(mark))) return cell;
  return `${quote}${cell.replaceAll(quote, quote + quote)}${quote}`;
}

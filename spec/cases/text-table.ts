import type { FileRows } from "../reference/read-files.ts";

/** Reads a table written for the eye: columns between bars, a line of names, then one line per row. */
export function readTextTable(text: string): FileRows {
  const [columns = [], ...rows] = textCells(text).map((cells) =>
    cells.map((cell) => cell.replaceAll("␠", " ")),
  );
  const ragged = rows.some((row) => row.length !== columns.length);
  if (ragged) throw new RangeError("a row has not the columns of its table");
  return { columns, rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))) };
}

/** The cells of such a table as they are written, the line of names first. */
export function textCells(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

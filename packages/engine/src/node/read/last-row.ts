import { open } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { LastRow } from "../../run/opened-file.ts";
import { join, type Sql, sql, value } from "../../sql.ts";
import type { CsvShape } from "./lines.ts";

const tailBytes = 1 << 18;

/**
 * The last row of a CSV file in UTF-8 that holds a value, read from the end of the file; null where it has not the width
 * of the others.
 * @param column name that the relation gives to the column at a position
 */
export async function lastCsvRow(shape: CsvShape, column: (at: number) => Sql): Promise<LastRow | null> {
  const lines = (await tailOf(shape.path)).split(/\r\n|\n|\r/).filter((line) => line !== "");
  for (const [below, line] of lines.toReversed().entries()) {
    const cells = cellsOf(line, shape);
    if (cells.length !== shape.width) return null;
    if (cells.every((cell) => cell.trim() === "")) continue;
    const same = cells.map((cell, at) => sql`coalesce(${column(at)}, '') = ${value(cell, "text")}`);
    return { cells, below, others: sql`NOT (${join(same, " AND ")})` };
  }
  return null;
}

/** Whole lines: the first of a longer file may be cut. */
async function tailOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.min(size, tailBytes)),
      0,
      Math.min(size, tailBytes),
      start,
    );
    const text = buffer.toString("utf8", 0, bytesRead);
    return start === 0 ? text : text.slice(text.search(/\r|\n/) + 1);
  } finally {
    await handle.close();
  }
}

/** None where the line is a part of a record. */
function cellsOf(line: string, { delimiter, quote }: CsvShape): readonly string[] {
  try {
    const [cells = []]: string[][] = parse(line, {
      delimiter,
      quote: quote ?? false,
      escape: quote,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
    });
    return cells;
  } catch {
    return [];
  }
}

import { normalised } from "./read-yaml.ts";

/** Columns of a list of holders; the first two are needed. */
export const holderColumns = [
  "holder",
  "label",
  "communes",
  "contact",
  "key",
  "public",
  "from",
  "to",
] as const;

interface HolderLine {
  /** From 1, the header being the first. */
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

/** Reads a CSV file that a person made in a spreadsheet: commas or semicolons, quotes, one record per line; empty lines are left out. */
export function readHolderLines(text: string): {
  readonly columns: readonly string[];
  readonly lines: readonly HolderLine[];
} {
  const [header = "", ...rows] = normalised(text).split("\n");
  const delimiter = header.includes(";") ? ";" : ",";
  const columns = cellsIn(header, delimiter);
  const lines = rows.flatMap((row, at) => {
    if (/^[\s;,]*$/.test(row)) return [];
    const cells = cellsIn(row, delimiter);
    return [{ line: at + 2, values: new Map(cells.map((cell, column) => [columns[column] ?? "", cell])) }];
  });
  return { columns, lines };
}

function cellsIn(row: string, delimiter: string): readonly string[] {
  const cell = delimiter === ";" ? /("(?:[^"]|"")*"|[^;]*)(?:;|$)/gy : /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;
  const cells: string[] = [];
  for (let last = 0; last < row.length || cells.length === 0; ) {
    cell.lastIndex = last;
    const [whole = row.slice(last), written = whole] = cell.exec(row) ?? [];
    cells.push(/^".*"$/.test(written) ? written.slice(1, -1).replaceAll('""', '"') : written);
    last += Math.max(whole.length, 1);
    if (last === row.length && whole.endsWith(delimiter)) cells.push("");
  }
  return cells.map((text) => text.trim());
}

import type { TextRow } from "../text-row.ts";
import { headerOnTwoLines } from "./header-on-two-lines.ts";
import { looksLikeValue } from "./looks-like-value.ts";

/** Rows among which a header is looked for: titles and remarks often stand above it. */
const rowsMax = 20;

/** The rows of a file among which its header is. */
export async function firstRows(rows: AsyncIterable<TextRow>): Promise<readonly TextRow[]> {
  const first: TextRow[] = [];
  for await (const row of rows) if (first.push(row) === rowsMax) break;
  return first;
}

/**
 * The line under the first that looks like the header of a file whose first is none: it names most of the columns
 * expected; else it is the second of a header on two lines, or the first of the widest ones, more than twice as wide as the
 * first, names and no values.
 * @param rows the first ones, as they stand
 * @param columns those expected; none where nobody knows them
 * @returns null where no line does
 */
export function likelyHeader(rows: readonly TextRow[], columns: readonly string[]): number | null {
  const [first, ...below] = rows;
  if (first === undefined) return null;
  const expectedColumns = [...new Set(columns)];
  const naming = below.find(
    ({ values }) =>
      expectedColumns.filter((column) => values.includes(column)).length * 2 > expectedColumns.length,
  );
  if (naming !== undefined) return naming.line;
  const second = headerOnTwoLines(rows);
  if (second !== null) return second;
  const width = Math.max(...rows.map(widthOf));
  const widest = below.find((row) => widthOf(row) === width);
  if (widest === undefined || widthOf(first) * 2 >= width || widest.values.some(looksLikeValue)) return null;
  return widest.line;
}

function widthOf({ values }: TextRow): number {
  return values.filter((text) => text.trim() !== "").length;
}

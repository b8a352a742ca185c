import { hasLines, type InputFile } from "../../plan.ts";
import type { TextRow } from "../../text-row.ts";
import { headerOnTwoLines } from "./header-on-two-lines.ts";
import { looksLikeValue } from "./looks-like-value.ts";
import { textRows } from "./text-rows.ts";

/** Rows among which a header is looked for: titles and remarks often stand above it. */
const rowsMax = 20;

/**
 * The line under the first that looks like the header of a file whose first is none: it names most of the columns
 * expected; else it is the second of a header on two lines, or the first of the widest ones, more than twice as wide as the
 * first, names and no values.
 * @param columns those expected; none where nobody knows them
 * @returns null where no line does
 * @throws {VigieErrors} when the file cannot be read so far
 */
export async function likelyHeader(
  file: InputFile,
  { columns, workFolder }: { readonly columns: readonly string[]; readonly workFolder: string },
): Promise<number | null> {
  if (!hasLines(file.format)) return null;
  const rows = await firstRows(file, workFolder);
  const [first, ...below] = rows;
  if (first === undefined) return null;
  const wanted = [...new Set(columns)];
  const naming = below.find(
    ({ values }) => wanted.filter((column) => values.includes(column)).length * 2 > wanted.length,
  );
  if (naming !== undefined) return naming.line;
  const second = headerOnTwoLines(rows);
  if (second !== null) return second;
  const width = Math.max(...rows.map(widthOf));
  const widest = below.find((row) => widthOf(row) === width);
  if (widest === undefined || widthOf(first) * 2 >= width || widest.values.some(looksLikeValue)) return null;
  return widest.line;
}

/** The second line of a header on two lines; null where the file has none. */
export async function secondHeaderLine(file: InputFile, workFolder: string): Promise<number | null> {
  return !hasLines(file.format) ? null : headerOnTwoLines(await firstRows(file, workFolder));
}

async function firstRows(file: InputFile, workFolder: string): Promise<readonly TextRow[]> {
  const rows: TextRow[] = [];
  for await (const row of textRows(file, { workFolder })) if (rows.push(row) === rowsMax) break;
  return rows;
}

function widthOf({ values }: TextRow): number {
  return values.filter((text) => text.trim() !== "").length;
}

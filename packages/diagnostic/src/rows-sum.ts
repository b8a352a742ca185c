import type { RowsSum } from "@vigie/drawing";
import type { FigureMark } from "./figure-mark.ts";

/**
 * The rows of a figure that an annotation adds up; null where one of them is not in view, or another stands between them.
 * @param codes of the rows, in the order of the drawing
 */
export function rowsSum(
  { codes: summed, number, label }: FigureMark,
  codes: readonly string[],
): RowsSum | null {
  const rows = summed.map((code) => codes.indexOf(code));
  const [from, to] = [Math.min(...rows), Math.max(...rows)];
  return from < 0 || to - from + 1 !== new Set(rows).size ? null : { from, to, wording: number ?? "", label };
}

import { bothSizes, type Canvas, type Drawing, type RowsSum } from "@vigie/drawing";
import type { FigureMark, MarkKind, Subject } from "@vigie/tables";
import type { Figure } from "./figure-kind.ts";

/** The marks of one kind, in the order in which they are written. */
export function marksOfKind(marks: readonly FigureMark[] | undefined, kind: MarkKind): readonly FigureMark[] {
  return (marks ?? []).filter((mark) => mark.kind === kind);
}

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

/** The drawings of the figure of one table, under the name of its indicator. */
export function drawingsOf(
  { indicator, fictitious, formatter }: Subject,
  draw: (canvas: Canvas) => Drawing,
): Pick<Figure, "wide" | "narrow"> {
  return bothSizes({ id: indicator.id, fictitious, formatter }, draw);
}

import { bothSizes, type Canvas, type Drawing, type RowsSum } from "@vigie/drawing";
import type { Figure } from "./figure-kind.ts";
import type { Subject } from "./subject.ts";

/**
 * What an author may point at on a figure: a `period`, `moments` in it, a `level`, a `row`, or the `sum` of cells that the
 * number of its label cites.
 */
export type MarkKind = "period" | "moments" | "level" | "row" | "sum";

/** A place on a figure. */
export interface MarkTarget {
  readonly kind: MarkKind;
  /** Codes of its table; `mean` for a level. */
  readonly codes: readonly string[];
  /** For a sum, codes of the dimensions before those of its cells; empty elsewhere. */
  readonly before: readonly string[];
}

/** An annotation of a figure, as the text writes it under it. */
export interface FigureMark extends MarkTarget {
  /** The number that its words begin with; null where they begin with another word. */
  readonly number: string | null;
  /** What follows that number, or all of its words. */
  readonly label: string;
}

/** The codes that each kind of mark may name on a figure; a kind that is absent has no meaning there. */
export type Markable = Partial<Record<MarkKind, readonly string[]>>;

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

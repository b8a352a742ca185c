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
  /** Of a sum, codes of the dimensions before those of its cells; empty elsewhere. */
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

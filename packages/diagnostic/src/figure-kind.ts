import type { Markup } from "@vigie/html";
import type { Subject } from "./subject.ts";

/** One way of showing a table: everything asked of it, in one file of `figures/`. */
export interface FigureKind {
  /** Whether it is this kind that shows the table of such an indicator; exactly one kind says yes. */
  readonly shows: (asked: Asked) => boolean;
  readonly make: (subject: Subject) => Figure;
}

/** An indicator with what tells which of its attributes are opinions, periods or territories. */
export type Asked = Pick<Subject, "indicator" | "source" | "study">;

export interface Figure {
  /** What is found, in one sentence. */
  readonly title: string;
  /** What is shown, and the unit. */
  readonly subtitle: string;
  /** What the drawing says, for whom does not see it. */
  readonly alternative: string;
  /** Two drawings of the same thing: the page shows one, by width. */
  readonly wide: Markup;
  readonly narrow: Markup;
  /** The wide one in parts, each with what it says: where the whole is taller than a page of paper. */
  readonly parts?: readonly FigurePart[];
  /** One cell read aloud; null where nothing can be read. */
  readonly reading: string | null;
  /** Sentences that keep it from being read too fast, and what tests say: an association has them. */
  readonly warnings?: readonly string[];
  readonly tests?: readonly string[];
  /** Remarks on the base, after the universe and the window. */
  readonly remarks: readonly string[];
  readonly table: FigureTable;
}

export interface FigurePart {
  readonly drawing: Markup;
  readonly alternative: string;
}

/** Name of a part of a drawing in its page. */
export function partId(id: string, at: number): string {
  return `${id}-${at + 1}`;
}

export interface FigureTable {
  /** The first is that of the row headers. */
  readonly columns: readonly FigureColumn[];
  readonly groups: readonly FigureRows[];
}

/** One column, or several under one head. */
export interface FigureColumn {
  readonly head: string;
  readonly under?: readonly string[];
}

export interface FigureRows {
  /** Null where the table has one group only. */
  readonly heading: string | null;
  readonly rows: readonly { readonly heading: string; readonly cells: readonly string[] }[];
}

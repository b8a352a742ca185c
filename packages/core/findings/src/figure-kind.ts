import type { Drawing } from "@vigie/drawing";
import type { MarkKind, Subject } from "@vigie/tables";
import type { TableCell } from "./table-cell.ts";

/** One way of showing a table: one file of `figures/`. */
export interface FigureKind {
  /**
   * Whether it shows the table of an indicator that names it, given its characteristics; of the figures that an indicator
   * names, exactly one says yes.
   */
  readonly shows: (context: IndicatorContext) => boolean;
  readonly make: (subject: Subject) => MadeFigure;
  /** What the text may point at on it; nothing where absent. */
  readonly markable?: (context: IndicatorContext) => Markable;
}

/** An indicator with its source and its study, which say what its attributes are. */
export type IndicatorContext = Pick<Subject, "indicator" | "source" | "study">;

/** The codes that each kind of mark may name on a figure; a kind that is absent has no meaning there. */
export type Markable = Partial<Record<MarkKind, readonly string[]>>;

export interface Figure {
  /** What is found, in one sentence. */
  readonly title: string;
  /** What is shown, and the unit. */
  readonly subtitle: string;
  /** Text alternative of the drawings. */
  readonly alternative: string;
  /** Two drawings of the same thing: the page shows one, by width. */
  readonly wide: Drawing;
  readonly narrow: Drawing;
  /** The reading of one cell (« Lecture »); null where no cell can be read. */
  readonly reading: string | null;
  /** Sentences that keep it from being read too fast, and what tests say: an association has them. */
  readonly warnings?: readonly string[];
  readonly tests?: readonly string[];
  /** Remarks on the base, after the universe and the window. */
  readonly remarks: readonly string[];
  readonly table: FigureTable;
}

/** A figure as its kind makes it: its title is null where its cells establish nothing that a sentence says. */
export type MadeFigure = Omit<Figure, "title"> & { readonly title: string | null };

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

/** The rows of a table that has one group only. */
export function oneGroup(rows: FigureRows["rows"]): FigureTable["groups"] {
  return [{ heading: null, rows }];
}

export interface FigureRows {
  /** Null where the table has one group only. */
  readonly heading: string | null;
  readonly rows: readonly { readonly heading: string; readonly cells: readonly TableCell[] }[];
}

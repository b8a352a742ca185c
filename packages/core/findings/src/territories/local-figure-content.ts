import type { Drawing } from "@vigie/drawing";
import type { FigureTable } from "../figure-kind.ts";

/** One table read for one territory, compared with the greater territory and with the whole. */
export interface LocalFigure {
  /** The finding, a whole sentence; null where nothing can be concluded. */
  readonly finding: string | null;
  /** Null where nobody is counted. */
  readonly table: FigureTable | null;
  /** Whether no gap to the whole is established: the table then has no column of gaps. */
  readonly isAlike: boolean;
  /** Null where its table is enough. */
  readonly drawing: {
    readonly wide: Drawing;
    readonly narrow: Drawing;
    readonly alternative: string;
  } | null;
  /** Numbers of the territory that are suppressed, and those that noise leaves too uncertain. */
  readonly hidden: number;
  readonly uncertain: number;
}

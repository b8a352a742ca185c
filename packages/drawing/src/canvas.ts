import type { DrawingFormatter } from "./drawing-formatter.ts";

export type Size = "narrow" | "wide";
/** Widths in the drawing's own units, which are CSS pixels where the page is wide enough. */
export const widths = { narrow: 312, wide: 720 } as const;

export interface Canvas {
  readonly size: Size;
  /** Name of the drawing in the page: that of its indicator. */
  readonly id: string;
  readonly fictitious: boolean;
  readonly formatter: DrawingFormatter;
}

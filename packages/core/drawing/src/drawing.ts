import type { MessageValues } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };
import { type Marks, text } from "./mark.ts";
import { wrapped } from "./text-width.ts";

/** What is drawn, as data: `pageSvg` writes it for a page, `paperSvg` for paper. */
export interface Drawing {
  readonly id: string;
  readonly size: Size;
  readonly width: number;
  readonly height: number;
  readonly marks: Marks;
}

/** Draws on a wide canvas and on a narrow one: a page shows one of them, by its width. */
export function bothSizes(
  { id, fictitious, formatter }: Omit<Canvas, "size">,
  draw: (canvas: Canvas) => Drawing,
): { readonly wide: Drawing; readonly narrow: Drawing } {
  const canvas = { id, fictitious, formatter };
  return { wide: draw({ ...canvas, size: "wide" }), narrow: draw({ ...canvas, size: "narrow" }) };
}

/** A whole drawing; one made from fiction says so inside itself, since drawings get copied out of their page. */
export function drawing({ size, id, fictitious, formatter }: Canvas, height: number, marks: Marks): Drawing {
  const width = widths[size];
  if (!fictitious) return { id, size, width, height: roundedCoordinate(height), marks };
  const mark = text({ x: width, y: height + 18 }, formatter.message("fictitious.mark"), "fictitious e");
  return { id, size, width, height: roundedCoordinate(height + 24), marks: [marks, mark] };
}

/** The few messages that a drawing needs. */
export const drawingCatalogues = { fr, en };

type DrawingMessage = keyof typeof fr;

/** What a drawing needs of a language: its few messages and its numbers. */
export interface DrawingFormatter {
  readonly message: (key: DrawingMessage, values?: MessageValues) => string;
  readonly count: (count: number) => string;
  readonly number: (value: number, decimals: number) => string;
  /** @param share in 0..1 */
  readonly percent: (share: number, decimals?: number) => string;
}

type Size = "narrow" | "wide";
/** Widths in the drawing's own units, which are CSS pixels where the page is wide enough. */
export const widths = { narrow: 312, wide: 720 } as const;

export interface Canvas {
  readonly size: Size;
  /** Name of the drawing in the page: that of its indicator. */
  readonly id: string;
  readonly fictitious: boolean;
  readonly formatter: DrawingFormatter;
}

/**
 * A coordinate as it is written: a tenth of a unit is finer than any screen shows.
 * @throws {RangeError} on what is not a finite number
 */
export function roundedCoordinate(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError("a coordinate that is not a finite number");
  return Math.round(value * 10) / 10;
}

const line = 20;

/** The sentence that replaces a drawing where nothing can be drawn. */
export function sentenceDrawn(canvas: Canvas, sentence: string): Drawing {
  const lines = wrapped(sentence, widths[canvas.size], 15);
  return drawing(
    canvas,
    lines.length * line + 4,
    lines.map((wording, at) => text({ x: 0, y: at * line + 16 }, wording, "q")),
  );
}

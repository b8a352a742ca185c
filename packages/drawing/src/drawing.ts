import { type Canvas, type Size, widths } from "./canvas.ts";
import type { Marks } from "./marks/mark.ts";
import { text } from "./marks/text.ts";
import { rounded } from "./rounded.ts";

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
  if (!fictitious) return { id, size, width, height: rounded(height), marks };
  const mark = text({ x: width, y: height + 18 }, formatter.message("fictitious.mark"), "fictitious e");
  return { id, size, width, height: rounded(height + 24), marks: [marks, mark] };
}

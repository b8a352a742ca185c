import { type Canvas, widths } from "./canvas.ts";
import { type Drawing, drawing } from "./drawing.ts";
import { text } from "./marks/text.ts";
import { wrapped } from "./text-width.ts";

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

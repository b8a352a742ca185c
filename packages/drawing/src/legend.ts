import { type Canvas, widths } from "./canvas.ts";
import type { MarkBlock } from "./marks/mark-block.ts";
import { rect } from "./marks/rect.ts";
import { rings } from "./marks/rings.ts";
import { text } from "./marks/text.ts";
import { textWidth, wrapped } from "./text-width.ts";

const lineHeight = 19;

/** What a ring stands for, and hatching where there is any. */
export function legend(
  { size, formatter }: Canvas,
  { reference, hides }: { readonly reference: string; readonly hides: boolean },
): MarkBlock {
  const lines = wrapped(reference, widths[size] - 20, 15);
  const after = 34 + textWidth(lines.at(-1) ?? "", 15);
  const secret = formatter.message("cell.notShown");
  const fits = after + 28 + textWidth(secret, 15) <= widths[size];
  const at = fits ? { x: after, line: lines.length - 1 } : { x: 0, line: lines.length };
  return {
    content: [
      rings([{ x: 7, y: 11 }]),
      lines.map((line, row) => text({ x: 20, y: 16 + row * lineHeight }, line, "q")),
      hides
        ? [
            rect({ x: at.x + 0.5, y: 4 + at.line * lineHeight, width: 22, height: 14 }, "secret"),
            text({ x: at.x + 28, y: 16 + at.line * lineHeight }, secret, "q"),
          ]
        : null,
    ],
    height: 11 + lineHeight * (hides ? at.line + 1 : lines.length),
  };
}

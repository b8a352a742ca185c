import type { MarkBlock } from "./marks/mark-block.ts";
import { rect } from "./marks/rect.ts";
import { text } from "./marks/text.ts";
import { textWidth } from "./text-width.ts";

/** A colour and the words that it stands for. */
export interface Swatch {
  /** Class of the mark that it copies. */
  readonly mark: string;
  /** Pattern laid over it on paper; null where it has none. */
  readonly print: string | null;
  readonly name: string;
}

const lineHeight = 23;
const [box, gap] = [14, 18];

/** Swatches in reading order, on as many lines as the width asks for; drawn from y = 0. */
export function swatches(items: readonly Swatch[], width: number): MarkBlock {
  let [x, line] = [0, 0];
  const content = items.map(({ mark, print, name }) => {
    const needed = box + 7 + textWidth(name, 15);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const at = { x: x + 0.5, y: line * lineHeight + 3.5, width: box, height: box };
    x += needed + gap;
    return [
      rect(at, mark),
      print === null ? null : rect(at, `print ${print}`),
      text({ x: at.x + box + 7, y: line * lineHeight + 15 }, name),
    ];
  });
  return { content, height: items.length === 0 ? 0 : (line + 1) * lineHeight };
}

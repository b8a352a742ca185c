import type { Canvas } from "./canvas.ts";
import { type Drawing, drawing } from "./drawing.ts";
import { forest } from "./forest.ts";
import type { Forest } from "./forest-rows.ts";
import { barsDrawn, type LabelledBars } from "./labelled-bars.ts";
import { lowered } from "./marks/mark.ts";
import { bold, text } from "./marks/text.ts";

export interface SharesAndRatios {
  readonly shares: LabelledBars;
  readonly ratios: Forest;
  readonly names: { readonly shares: string; readonly ratios: string };
}

/** Room of a head. */
const head = 26;
/** Between the two parts. */
const gap = 26;

/** What is compared, as bars, then how far it is from the reference, as odds ratios. */
export function sharesAndRatios(canvas: Canvas, { shares, ratios, names }: SharesAndRatios): Drawing {
  const bars = barsDrawn(canvas, shares);
  const marks = forest(canvas, ratios);
  const second = head + bars.height + gap;
  return drawing(canvas, second + head + marks.height, [
    text({ x: 0, y: 16 }, bold(names.shares)),
    lowered(head, bars.content),
    text({ x: 0, y: second + 16 }, bold(names.ratios)),
    lowered(second + head, marks.content),
  ]);
}

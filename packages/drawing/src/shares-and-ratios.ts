import type { Markup } from "@vigie/html";
import { type Forest, forest } from "./forest.ts";
import { barsDrawn, type LabelledBars } from "./labelled-bars.ts";
import { bold, type Canvas, svg, text } from "./svg.ts";
import { translated } from "./translated.ts";

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
export function sharesAndRatios(canvas: Canvas, { shares, ratios, names }: SharesAndRatios): Markup {
  const bars = barsDrawn(canvas, shares);
  const marks = forest(canvas, ratios);
  const second = head + bars.height + gap;
  return svg(canvas, second + head + marks.height, [
    text({ x: 0, y: 16 }, bold(names.shares)),
    translated(head, bars.content),
    text({ x: 0, y: second + 16 }, bold(names.ratios)),
    translated(second + head, marks.content),
  ]);
}

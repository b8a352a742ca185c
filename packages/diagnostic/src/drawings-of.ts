import { bothSizes, type Canvas, type Drawing } from "@vigie/drawing";
import type { Figure } from "./figure-kind.ts";
import type { Subject } from "./subject.ts";

/** The drawings of the figure of one table, under the name of its indicator. */
export function drawingsOf(
  { indicator, fictitious, formatter }: Subject,
  draw: (canvas: Canvas) => Drawing,
): Pick<Figure, "wide" | "narrow"> {
  return bothSizes({ id: indicator.id, fictitious, formatter }, draw);
}

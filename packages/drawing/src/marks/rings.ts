import { type Dots, dots } from "./dots.ts";
import type { Point } from "./point.ts";

/** Hollow dots, the mark of a reference population; edged with paper, so that they show on a bar of ink. */
export function rings(points: readonly Point[]): readonly Dots[] {
  return [dots(points, "ring-edge"), dots(points, "ring"), dots(points, "ring-hole")];
}

import type { Point } from "./point.ts";

/** Round marks of one look, whose size is that of its stroke. */
export interface Dots {
  readonly kind: "dots";
  readonly points: readonly Point[];
  readonly look: string;
}

export function dots(points: readonly Point[], look: string): Dots {
  return { kind: "dots", points, look };
}

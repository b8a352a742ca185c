import type { Circle } from "./circle.ts";
import type { Dots } from "./dots.ts";
import type { Polylines } from "./polylines.ts";
import type { Rect } from "./rect.ts";
import type { Text } from "./text.ts";

/** What a drawing is made of. `look`: names of the style sheet of drawings, separated by spaces. */
export type Mark = Rect | Circle | Polylines | Dots | Text | Lowered;

/** In the order they are drawn: a later one covers an earlier one; null draws nothing. */
export type Marks = Mark | null | readonly Marks[];

/** Marks moved down. */
export interface Lowered {
  readonly kind: "lowered";
  readonly by: number;
  readonly marks: Marks;
}

export function lowered(by: number, marks: Marks): Lowered | null {
  return marks === null ? null : { kind: "lowered", by, marks };
}

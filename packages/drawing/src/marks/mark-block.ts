import type { Marks } from "./mark.ts";

/** A part of a drawing: marks from y = 0, and the height that they take. */
export interface MarkBlock {
  readonly content: Marks;
  readonly height: number;
}

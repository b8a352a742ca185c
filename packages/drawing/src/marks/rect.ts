import type { Line } from "./polylines.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Box {
  readonly kind: "rect";
  readonly look: string;
}

export function rect(box: Box, look: string): Rect {
  return { kind: "rect", ...box, look };
}

/** A box as a closed line, where many of one look make one mark. */
export function around({ x, y, width, height }: Box): Line {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

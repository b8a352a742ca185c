import type { Point } from "./point.ts";

export interface Circle {
  readonly kind: "circle";
  readonly center: Point;
  readonly radius: number;
  readonly look: string;
}

export function circle(center: Point, radius: number, look: string): Circle {
  return { kind: "circle", center, radius, look };
}

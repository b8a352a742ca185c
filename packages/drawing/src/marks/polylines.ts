import type { Point } from "./point.ts";

/** Lines of one look, each from point to point; closed ones make a surface. */
export interface Polylines {
  readonly kind: "polylines";
  readonly lines: readonly Line[];
  readonly areClosed: boolean;
  readonly look: string;
}

export type Line = readonly Point[];

export function polylines(lines: readonly Line[], look: string): Polylines {
  return { kind: "polylines", lines, areClosed: false, look };
}

/** Surfaces, with their holes, by the lines around them. */
export function polygons(lines: readonly Line[], look: string): Polylines {
  return { kind: "polylines", lines, areClosed: true, look };
}

export function vertical({ x, top, bottom }: { x: number; top: number; bottom: number }): Line {
  return [
    { x, y: top },
    { x, y: bottom },
  ];
}

export function horizontal({ y, from, to }: { y: number; from: number; to: number }): Line {
  return [
    { x: from, y },
    { x: to, y },
  ];
}

/** Lines through points that follow one another: null cuts. */
export function runsOf(points: readonly (Point | null)[]): readonly Line[] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter(({ length }) => length > 0);
}

import { type Polylines, polylines } from "./polylines.ts";

const depth = 6;

/** A line under what stands from one place to another, turned up at both ends. */
export function bracketUnder({
  from,
  to,
  y,
}: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}): Polylines {
  const line = [
    { x: from, y },
    { x: from, y: y + depth },
    { x: to, y: y + depth },
    { x: to, y },
  ];
  return polylines([line], "bracket");
}

/** A line at the left of what stands from one height to another, turned in at both ends. */
export function bracketBeside({
  x,
  top,
  bottom,
}: {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}): Polylines {
  const line = [
    { x: x + depth, y: top },
    { x, y: top },
    { x, y: bottom },
    { x: x + depth, y: bottom },
  ];
  return polylines([line], "bracket");
}

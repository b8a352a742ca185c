import { scaleLog } from "d3-scale";

/** A logarithmic axis around 1. */
export interface RatioAxis {
  /** Among 1, 2 and 5 times the powers of ten, in order; 1 is one of them. */
  readonly ticks: readonly number[];
  /** In 0..1 between the first tick and the last. */
  readonly position: (ratio: number) => number;
}

const steps = [-4, -3, -2, -1, 0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));

/** @param ratios what must be seen, > 0; beyond a ten-thousandth or five thousand they stand at the edge */
export function ratioAxis(ratios: readonly number[]): RatioAxis {
  const least = Math.min(0.5, ...ratios);
  const greatest = Math.max(2, ...ratios);
  const first = steps.findLast((step) => step <= least * (1 + 1e-9)) ?? 1e-4;
  const last = steps.find((step) => step >= greatest * (1 - 1e-9)) ?? 5000;
  return {
    ticks: steps.filter((step) => step >= first && step <= last),
    position: scaleLog([first, last], [0, 1]).clamp(true),
  };
}

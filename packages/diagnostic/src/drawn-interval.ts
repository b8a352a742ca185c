import type { DrawnInterval } from "@vigie/drawing";
import type { Interval } from "@vigie/statistics";
import type { Uncertainty } from "./infer/noise-evidence.ts";
import type { Cell } from "./tables/line.ts";

/** Half of a point on either side: noise under that has no mark. */
const noiseDrawnFrom = 0.005;

/** The printed interval of a share as it is drawn, with what it comes from: its design, for a weighted survey. */
export function drawnInterval({ printedInterval, line: { rules } }: Cell): DrawnInterval | null {
  return asDrawn(printedInterval, rules.isWeighted ? "sampling" : rules.uncertainty);
}

/** An interval as it is drawn; null where it is of noise under half a point. */
export function asDrawn(interval: Interval | null, of: Uncertainty): DrawnInterval | null {
  if (interval === null) return null;
  const isSmall = interval.upper - interval.lower < 2 * noiseDrawnFrom;
  return of === "noise" && isSmall ? null : { ...interval, of };
}

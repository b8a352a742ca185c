import type { Interval } from "@vigie/statistics";

/** What makes a share uncertain: one mark each. */
export type Uncertainty = "sampling" | "noise" | "volunteers";

/** The interval of a share at 95 %, and what it comes from: sampling, or the noise that protects persons alone. */
export interface DrawnInterval extends Interval {
  readonly of: "sampling" | "noise";
}

/** What the intervals of a drawing come from, each once. */
export function uncertaintiesOf(
  intervals: readonly (DrawnInterval | null | undefined)[],
): readonly Uncertainty[] {
  return [...new Set(intervals.flatMap((interval) => interval?.of ?? []))];
}

import type { Interval } from "@vigie/statistics";
import { scaleLinear } from "d3-scale";

/** An axis from zero to its last tick, which nothing exceeds. */
export interface Ticks {
  readonly ticks: readonly number[];
  readonly limit: number;
}

/** Steps of an axis: about as many, of 1, 2 or 5 times a power of ten. */
const stepsMean = 3;

/** The greatest of shares, of the ends of their intervals and of their references; 1 % at least. */
export function greatestShare(
  shown: readonly {
    readonly share: number | null;
    readonly interval?: Interval | null;
    readonly reference?: number | null;
  }[],
): number {
  const all = shown.flatMap(({ share, interval, reference }) => [
    share ?? 0,
    interval?.upper ?? 0,
    reference ?? 0,
  ]);
  return Math.max(0.01, ...all);
}

/** @param greatest share in 0..1; steps are of 1 % or more */
export function shareTicks(greatest: number): Ticks {
  return ticksTo(greatest, { least: 0.01, steps: stepsMean });
}

/** @param greatest count; steps are whole */
export function countTicks(greatest: number): Ticks {
  return ticksTo(greatest, { least: 1, steps: stepsMean });
}

/** @param greatest positive number */
export function numberTicks(greatest: number, steps: number): Ticks {
  return ticksTo(greatest, { least: 1e-9, steps });
}

function ticksTo(greatest: number, { least, steps }: { least: number; steps: number }): Ticks {
  // So few steps that each is as large as the least: what is written under ticks would repeat itself.
  const fit = Math.max(1, Math.min(steps, Math.floor(greatest / least + 1e-9)));
  const scale = scaleLinear([0, Math.max(greatest, least)], [0, 1]).nice(fit);
  return { ticks: scale.ticks(fit), limit: scale.domain()[1] ?? least };
}

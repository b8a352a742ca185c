import {
  chanceReached,
  chanceReachedInSample,
  type Interval,
  normalCritical,
  type Proportion,
} from "@vigie/statistics";
import type { NoiseOrSampling } from "./noise-evidence.ts";

/**
 * A share whose count is published only from a threshold up. Noise and chance lift some counts over it, which then look
 * larger than they are: a test of such a share is read given that it is shown. Methods, section 7.9.
 */
export interface ShownShare extends Proportion {
  /** Standard error that noise gives the count. */
  readonly error: number;
  /** Noisy counts under it are hidden; 0 where none is, or where the count is what others leave of a whole. */
  readonly min: number;
}

/** Whether a count less two of its errors is still shown: intervals of others are not printed. */
export function isClearlyShown({ count, error, min }: Pick<ShownShare, "count" | "error" | "min">): boolean {
  return min === 0 || error === 0 || count - 2 * error >= min;
}

/** Chance that all these counts would be shown, were the characteristic as frequent in each population. */
export function chanceShown(shares: readonly ShownShare[], of: NoiseOrSampling): number {
  const base = shares.reduce((sum, share) => sum + share.base, 0);
  if (base === 0) return 1;
  const share = shares.reduce((sum, { count }) => sum + count, 0) / base;
  return shares.reduce((chance, each) => chance * chanceShownAt(each, share, of), 1);
}

/** Chance that a count would be shown, were its share another one. */
export function chanceShownAt({ base, error, min }: ShownShare, share: number, of: NoiseOrSampling): number {
  // Nothing hides an exact count: its source protects nothing.
  if (min === 0 || error === 0) return 1;
  const hidden = { error, threshold: min };
  return of === "sampling"
    ? chanceReachedInSample({ ...hidden, base, share })
    : chanceReached({ ...hidden, count: base * share });
}

/**
 * A p-value given that the counts it is made of are shown.
 * @param chance that they would be, without a difference
 * @see Fithian, Sun and Taylor (2014), Optimal inference after model selection, arXiv:1410.2597
 */
export function pValueGivenShown(pValue: number, chance: number): number {
  return chance > 0 ? Math.min(1, pValue / chance) : 1;
}

/** Level of an interval that excludes the absence of a difference as a p-value of .05 given that counts are shown does. */
export function levelGivenShown(chance: number): number {
  return Math.min(1 - 1e-15, 1 - 0.05 * chance);
}

/**
 * An interval at 95 % about an estimate, stretched to the level of `levelGivenShown`: where only this interval is known, or
 * where it is that of a difference between estimates of several kinds.
 */
export function intervalGivenShown(interval: Interval, estimate: number, chance: number): Interval {
  const factor = normalCritical(levelGivenShown(chance)) / normalCritical(0.95);
  return {
    lower: estimate - factor * (estimate - interval.lower),
    upper: estimate + factor * (interval.upper - estimate),
  };
}

import { requireCount } from "./domain.ts";

/** Units with a characteristic among all units of a population. */
export interface Proportion {
  /** Whole number, 0 ≤ count ≤ base. */
  readonly count: number;
  /** Whole number ≥ 0; a share needs it > 0. */
  readonly base: number;
  /**
   * Variance of the noise that the share bears where counts were changed to protect persons; 0 where left out. Every
   * method that takes proportions adds it to the variance of sampling.
   */
  readonly noise?: number;
}

/** @throws {RangeError} outside the domain of `Proportion` */
export function requireProportion({ count, base, noise = 0 }: Proportion): void {
  requireCount("count", count);
  requireCount("base", base);
  if (count > base) throw new RangeError("count must be at most base");
  if (!(noise >= 0 && Number.isFinite(noise))) throw new RangeError("a variance of noise is a number ≥ 0");
}

/** @throws {RangeError} outside the domain of `Proportion`, or where the base is 0 */
export function requireShare(proportion: Proportion): void {
  requireProportion(proportion);
  if (proportion.base === 0) throw new RangeError("a share needs a base > 0");
}

import type { Vector } from "../linear/vector.ts";
import type { SamplingDesign } from "./sampling-design.ts";

/**
 * Covariance of the totals of several variables, from their spread within strata.
 * @param influences one vector a variable, with one entry a respondent: what the respondent moves in the estimate
 * @see Särndal, Swensson and Wretman (1992), sections 3.7 and 5.5; Binder (1983) for linearisation
 */
export function designCovariance(design: SamplingDesign, influences: readonly Vector[]): readonly Vector[] {
  const covariance = influences.map(() => new Float64Array(influences.length));
  for (const { members, correction } of design.strata) {
    const factor = (correction * members.length) / (members.length - 1);
    const centred = influences.map((influence) => centredOver(influence, members));
    for (const [j, first] of centred.entries())
      for (const [k, second] of centred.entries()) {
        const line = covariance[j];
        if (line) line[k] = (line[k] ?? 0) + factor * productOf(first, second);
      }
  }
  return covariance;
}

/** Square root of the variance of one estimate. */
export function designError(design: SamplingDesign, influence: Vector): number {
  return Math.sqrt(designCovariance(design, [influence])[0]?.[0] ?? 0);
}

function centredOver(influence: Vector, members: readonly number[]): readonly number[] {
  const mean = members.reduce((total, i) => total + (influence[i] ?? 0), 0) / members.length;
  return members.map((i) => (influence[i] ?? 0) - mean);
}

const productOf = (first: readonly number[], second: readonly number[]) =>
  first.reduce((total, x, i) => total + x * (second[i] ?? 0), 0);

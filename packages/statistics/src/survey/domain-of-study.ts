import type { SamplingDesign } from "./sampling-design.ts";

/** The respondents that an estimate is about: the others stay in the design and bring zeros to the variance. */
export interface DomainOfStudy {
  /** Their indexes. */
  readonly members: readonly number[];
  /** Counts of respondents, weighted, and as many independent ones as the weights leave. */
  readonly bases: Bases;
  /** Respondents less the strata that hold one of them. */
  readonly degreesOfFreedom: number;
}

export interface Bases {
  readonly respondents: number;
  readonly weighted: number;
  /** Square of the sum of weights over the sum of their squares. Kish (1965), section 11.7. */
  readonly effective: number;
}

/** @throws {RangeError} where there is not one answer a respondent */
export function domainOfStudy(design: SamplingDesign, answers: readonly unknown[]): DomainOfStudy {
  if (answers.length !== design.weights.length)
    throw new RangeError("each respondent has an answer, or null");
  const members = [...answers.keys()].filter((i) => answers[i] !== null);
  const weights = members.map((i) => design.weights[i] ?? 0);
  const weighted = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const inside = new Set(members);
  const strata = design.strata.filter((stratum) => stratum.members.some((i) => inside.has(i)));
  return {
    members,
    bases: {
      respondents: members.length,
      weighted,
      effective: members.length === 0 ? 0 : weighted ** 2 / squares,
    },
    degreesOfFreedom: members.length - strata.length,
  };
}

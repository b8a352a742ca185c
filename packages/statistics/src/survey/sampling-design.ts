import { type NotComputed, notComputed } from "../not-computed.ts";

/** How respondents were drawn, as the source declares it. */
export interface Sampling {
  /** One a respondent, > 0: how many units each stands for, up to a factor. */
  readonly weights: readonly number[];
  /** Stratum of each respondent; without it, all are in one. */
  readonly strata?: readonly string[];
  /** Units of each stratum, respondents included: sampling is then without replacement. */
  readonly populations?: Readonly<Record<string, number>>;
}

interface Stratum {
  /** Indexes of its respondents, at least two. */
  readonly members: readonly number[];
  /** 1 less the share of the stratum that was drawn; 1 with replacement. */
  readonly correction: number;
}

export interface SamplingDesign {
  readonly kind: "design";
  readonly weights: readonly number[];
  readonly strata: readonly Stratum[];
}

/** `lone_respondent`: a stratum of one says nothing of how respondents of that stratum differ. */
export type NoDesign = NotComputed<"lone_respondent"> & { readonly stratum: string };

/**
 * @throws {RangeError} where a weight is not > 0, a stratum or a population is missing, or a population is smaller
 *   than its respondents
 */
export function samplingDesign({ weights, strata, populations }: Sampling): SamplingDesign | NoDesign {
  if (weights.some((weight) => !(weight > 0 && Number.isFinite(weight))))
    throw new RangeError("a weight is a number > 0");
  if (strata && strata.length !== weights.length) throw new RangeError("each respondent has a stratum");
  const members = Map.groupBy(weights.keys(), (i) => strata?.[i] ?? "");
  const made: Stratum[] = [];
  for (const [stratum, indexes] of members) {
    if (indexes.length < 2) return { ...notComputed("lone_respondent"), stratum };
    made.push({ members: indexes, correction: correctionOf(indexes.length, populations, stratum) });
  }
  return { kind: "design", weights, strata: made };
}

function correctionOf(size: number, populations: Sampling["populations"], stratum: string): number {
  if (!populations) return 1;
  const population = populations[stratum] ?? 0;
  if (!(population >= size)) throw new RangeError("a stratum has a population, not under its respondents");
  return 1 - size / population;
}

import { bearsWeights, type CountedMeasure, type Source, type Study, type Window } from "@vigie/study";
import { add, type Fraction, fraction } from "./noise/fraction.ts";
import { normalDistribution } from "./normal-distribution.ts";
import { listDelta } from "./open-list.ts";
import { type CountingPlan, countingPlan } from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";

/** What a bundle promises, a function of the study alone. Methods, section 7. */
export interface Guarantee {
  readonly policy: Policy;
  /** Those that protect persons and are asked something. */
  readonly sources: readonly SourceGuarantee[];
}

export interface SourceGuarantee {
  readonly source: string;
  readonly window: Window;
  readonly rho: Fraction;
  /** Greatest sum of the weights of tables that can count one unit. */
  readonly contributions: Fraction;
  /** Rows that one person may have: the noise is that many times greater. Null where the study does not say it: each row is protected. */
  readonly rowsPerPerson: number | null;
  /** Chance that a list of sets that occur fails to hide one: `listDelta` each. */
  readonly delta: number;
  /** Sizes already published: belonging to these universes is not protected. */
  readonly public: readonly { readonly universe: string; readonly size: number }[];
  readonly outside: readonly ("public_sizes" | "calibrated_weights")[];
  readonly tables: readonly TableGuarantee[];
}

export interface TableGuarantee {
  readonly id: string;
  readonly indicator: string;
  readonly measure: CountedMeasure;
  /** What the values are counted in: 1 for counts. */
  readonly grain: Fraction;
  /** Of the noise of each cell, in squared grains. */
  readonly variance: Fraction;
  readonly rho: Fraction;
  readonly openList: boolean;
}

/** @throws {RangeError} when the study has no such partner */
export function guaranteeOf(study: Study, partner: string, policy: Policy): Guarantee {
  const sources = study.partners.get(partner)?.sources;
  if (sources === undefined) throw new RangeError("no partner of this study");
  const planned = sources.flatMap((id) => {
    const source = study.sources.get(id);
    return source === undefined ? [] : [{ source, plan: countingPlan(study, source, policy.rho) }];
  });
  return guaranteeOfPlans(planned, { study, policy });
}

export function guaranteeOfPlans(
  planned: readonly { readonly source: Source; readonly plan: CountingPlan }[],
  { study, policy }: { readonly study: Study; readonly policy: Policy },
): Guarantee {
  return {
    policy,
    sources: planned
      .filter(({ source, plan }) => source.protects === "persons" && plan.tables.length > 0)
      .map(({ source, plan }) => sourceGuarantee(plan, source, study)),
  };
}

function sourceGuarantee(plan: CountingPlan, source: Source, { disclosure }: Study): SourceGuarantee {
  const sizes = [...(disclosure.public.get(source.id) ?? [])].map(([universe, { size }]) => ({
    universe,
    size,
  }));
  return {
    source: source.id,
    window: { from: source.window.from, to: source.window.to },
    rho: plan.rho,
    contributions: plan.contributions,
    rowsPerPerson: source.rowsPerPerson,
    delta: plan.tables.filter(({ openList }) => openList).length * listDelta,
    public: sizes,
    outside: [
      ...(sizes.length > 0 ? (["public_sizes"] as const) : []),
      ...(source.survey?.calibration && bearsWeights(source) ? (["calibrated_weights"] as const) : []),
    ],
    tables: plan.tables.map(({ id, indicator, measure, grain, variance, rho, openList }) => ({
      id,
      indicator,
      measure,
      grain,
      variance,
      rho,
      openList,
    })),
  };
}

/** Sources are added up: nothing proves that they are of different persons. */
export function totalRho({ sources }: Pick<Guarantee, "sources">): Fraction {
  return sources.reduce((sum, { rho }) => add(sum, rho), fraction(0n));
}

/**
 * The ε of (ε, δ)-differential privacy that rho implies: 8.434 for rho 1 and delta 1e-6.
 * @see Bun & Steinke (2016), Proposition 1.3
 */
export function epsilonOf(rho: number, delta: number): number {
  return rho + 2 * Math.sqrt(rho * Math.log(1 / delta));
}

/**
 * Greatest chance, from even odds, that someone who knows everything about everyone else guesses right a yes-or-no about
 * one person, from all that has this rho: Φ(√(2ρ) / 2), .7602 for 1.
 * @see Dong, Roth & Su (2022), Gaussian differential privacy: the optimal test of two shifted Gaussians
 */
export function guessChance(rho: number): number {
  return normalDistribution(Math.sqrt(2 * rho) / 2);
}

/** Of a chance in 0..1: what is under it comes from floating point, and is no chance more. */
const chanceNoise = 1e-9;

/**
 * A chance as everyone reads it, out of 100: rounded up, since it is an upper bound. Methods, section 7, point 15.
 * @param chance in 0..1
 * @example
 * chancesInHundred(0.7602) // 77
 * chancesInHundred(0.5514) // 56
 * chancesInHundred(0.5) // 50
 */
export function chancesInHundred(chance: number): number {
  return Math.ceil(100 * (chance - chanceNoise));
}

/** Tables above which the chance is that of the Gaussian limit. */
const exactTablesMax = 4;

/**
 * The same from tables of these variances, for under five tables by the law of whole-numbered noise: .782 for one of
 * variance 1. The two cells that one unit moves by one in a table are taken as one cell of half the variance, which has the
 * same rho. Where ties make that law less favorable than its Gaussian limit, the limit is given: two cells do not pass it.
 * @param variances of the noise, in squared grains
 */
export function guessChanceOfTables(variances: readonly number[]): number {
  const limit = guessChance(variances.reduce((rho, variance) => rho + 1 / variance, 0));
  if (variances.length > exactTablesMax) return limit;
  let law = new Map<number, number>([[0, 1]]);
  for (const variance of variances) law = convolved(law, lawOfRatio(variance / 2));
  let chance = 0;
  for (const [ratio, mass] of law) chance += mass * (Math.abs(ratio) < 1e-9 ? 0.5 : ratio > 0 ? 1 : 0);
  return Math.max(chance, limit);
}

/** Of the log-likelihood ratio of one cell, the unit being there: each value with its probability. */
function lawOfRatio(variance: number): ReadonlyMap<number, number> {
  const reach = Math.ceil(8 * Math.sqrt(variance)) + 1;
  const masses = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * variance)),
  );
  const whole = masses.reduce((sum, mass) => sum + mass, 0);
  return new Map(masses.map((mass, at) => [(2 * (at - reach) + 1) / (2 * variance), mass / whole]));
}

/** Ratios equal but for rounding are one. */
function convolved(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [a, p] of one)
    for (const [b, q] of other) {
      const ratio = Math.round((a + b) * 1e9) / 1e9;
      found.set(ratio, (found.get(ratio) ?? 0) + p * q);
    }
  return found;
}

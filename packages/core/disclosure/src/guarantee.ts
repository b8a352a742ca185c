import { bearsWeights, type CountedMeasure, type Source, type Study, type Window } from "@vigie/study";
import { add, type Fraction, fraction } from "./noise/fraction.ts";
import { listDelta } from "./open-list.ts";
import { type CountingPlan, countingPlan } from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";
import { withOwnSizes } from "./public-sizes.ts";

/** What a bundle promises, a function of the study alone. Methods, section 7. */
export interface Guarantee {
  readonly policy: Policy;
  /** Sources that protect persons and that an indicator reads. */
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
  /** Variance of the noise of each cell, in squared grains. */
  readonly variance: Fraction;
  readonly rho: Fraction;
  readonly openList: boolean;
}

/** @throws {RangeError} when the study has no such partner */
export function guaranteeOf(whole: Study, partner: string, policy: Policy): Guarantee {
  const study = withOwnSizes(whole, partner);
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

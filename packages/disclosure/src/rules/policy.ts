/** What a study, or a partner, asks of every table of persons. Methods, section 7. */
export interface Policy {
  /** A count is publishable when it is 0 or at least this; a masked one has this many possible values. */
  readonly min: number;
  /** Whether a count of 0 is published; else it is primary. */
  readonly zeros: "published" | "masked";
  /** A line whose units are all, or all but this many, in one cell tells on everyone in it. */
  readonly allBut: number;
  /** The `n` greatest contributions may not pass `percent` of a magnitude's total. */
  readonly dominance: { readonly n: number; readonly percent: number };
  /** What remains without the two greatest contributions is at least this percentage of the greatest. */
  readonly pPercent: number;
}

/** Health data and tax data on persons use 11. */
export const defaultPolicy: Policy = {
  min: 11,
  zeros: "published",
  allBut: 0,
  dominance: { n: 1, percent: 85 },
  pPercent: 10,
};

export type PolicyRule = keyof Policy;

/**
 * Rules that a study would loosen under a partner's floors: it may only tighten them.
 * @returns the names of the loosened rules; empty where the study may run
 */
export function loosened(study: Policy, floors: Policy): readonly PolicyRule[] {
  const looser = {
    min: study.min < floors.min,
    zeros: study.zeros === "published" && floors.zeros === "masked",
    allBut: study.allBut < floors.allBut,
    // With another `n` the two rules do not compare: only the same one can be seen to be as strict.
    dominance: study.dominance.n !== floors.dominance.n || study.dominance.percent > floors.dominance.percent,
    pPercent: study.pPercent < floors.pPercent,
  } satisfies Record<PolicyRule, boolean>;
  const rules: readonly PolicyRule[] = ["min", "zeros", "allBut", "dominance", "pPercent"];
  return rules.filter((rule) => looser[rule]);
}

import { type DisclosureRules, defaultRules, type Study } from "@vigie/study";

/** What a study, or a partner, asks of every table of persons. Methods, section 7. */
export type Policy = DisclosureRules;

export const defaultPolicy: Policy = defaultRules;

export function policyOf({ disclosure }: Study): Policy {
  const { min, zeros, allBut, dominance, pPercent } = disclosure;
  return { min, zeros, allBut, dominance, pPercent };
}

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

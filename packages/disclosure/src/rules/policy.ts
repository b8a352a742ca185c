import { type DisclosureRules, defaultRules, type Study } from "@vigie/study";

/** What a study, or a partner, asks of every table of persons. Methods, section 7. */
export type Policy = DisclosureRules;

export const defaultPolicy: Policy = defaultRules;

export function policyOf({ disclosure }: Study): Policy {
  const { min, zeros, allBut, dominance, pPercent } = disclosure;
  return { min, zeros, allBut, dominance, pPercent };
}

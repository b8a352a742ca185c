import {
  chancesInHundred,
  effectivePolicy,
  guaranteeOf,
  guessFromAll,
  type SourceGuarantee,
} from "@vigie/disclosure";
import type { Partner, Study } from "@vigie/study";

/** What a bundle of a partner would disclose under the rules of the study alone: a partner may ask for more. */
export interface StudiedProtection {
  readonly sources: readonly SourceGuarantee[];
  /**
   * Greatest chance, out of 100, of guessing a yes or a no about one person from even odds, by the most disclosive source
   * alone. Methods, section 7, point 15.
   */
  readonly chance: number;
}

export function studiedProtection(study: Study, { id }: Partner): StudiedProtection {
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  const { sources } = guaranteeOf(study, id, policy);
  return {
    sources,
    chance: chancesInHundred(Math.max(0.5, ...sources.map((source) => guessFromAll([source])))),
  };
}

import {
  asNumber,
  chancesInHundred,
  effectivePolicy,
  guaranteeOf,
  type SourceGuarantee,
  totalRho,
} from "@vigie/disclosure";
import { guessFromAll } from "@vigie/station";
import type { Partner, Study } from "@vigie/study";

/** What a bundle of a partner would disclose under the rules of the study alone: a partner may ask for more. */
export interface StudiedProtection {
  /** Budget of all its sources of persons together. */
  readonly totalRho: number;
  /**
   * Greatest chance, out of 100, of guessing a yes or a no about one person from even odds, by the most disclosive source and
   * by the whole bundle. Methods, section 7, point 15.
   */
  readonly chance: number;
  readonly totalChance: number;
}

export function studiedProtection(study: Study, { id }: Partner): StudiedProtection {
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  const { sources } = guaranteeOf(study, id, policy);
  return {
    totalRho: asNumber(totalRho({ sources })),
    chance: Math.max(50, ...sources.map((source) => chanceOf([source]))),
    totalChance: chanceOf(sources),
  };
}

function chanceOf(sources: readonly SourceGuarantee[]): number {
  return chancesInHundred(guessFromAll(sources, asNumber(totalRho({ sources }))));
}

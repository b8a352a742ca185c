import {
  chancesInHundred,
  effectivePolicy,
  guaranteeOf,
  guessCatalogues,
  guessFromAll,
  type SourceGuarantee,
} from "@vigie/disclosure";
import { type Partner, type Source, type Study, type Text, textIn } from "@vigie/study";
import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/en.json" with { type: "json" };
import fr from "../../words/fr.json" with { type: "json" };

const catalogues = { fr: { ...guessCatalogues.fr, ...fr }, en: { ...guessCatalogues.en, ...en } };

/** What papers for one partner are written from, in one language. */
export interface PartnerContext {
  readonly study: Study;
  readonly partner: Partner;
  /** Sources entrusted to it, in the order of the study. */
  readonly sources: readonly Source[];
  readonly language: Language;
  readonly messages: Messages<keyof typeof catalogues.fr>;
  readonly text: (written: Text) => string;
}

export function partnerContext(study: Study, partner: Partner, language: Language): PartnerContext {
  return {
    study,
    partner,
    sources: partner.sources.flatMap((id) => study.sources.get(id) ?? []),
    language,
    messages: terminalMessages(catalogues, language),
    text: (written) => textIn(written, language),
  };
}

/** What a bundle of a partner would disclose under the rules of the study alone: a partner may ask for more. */
interface StudiedProtection {
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

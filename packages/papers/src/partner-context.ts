import { guessCatalogues } from "@vigie/disclosure";
import { type Partner, type Source, type Study, type Text, textIn } from "@vigie/study";
import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

const catalogues = { fr: { ...guessCatalogues.fr, ...fr }, en: { ...guessCatalogues.en, ...en } };

/** What papers for one partner are written from, in one language. */
export interface PartnerContext {
  readonly study: Study;
  readonly partner: Partner;
  /** Those entrusted to it, in the order of the study. */
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

import { diagnosticCatalogues } from "@vigie/diagnostic";
import aboutEn from "../words/about.en.json" with { type: "json" };
import aboutFr from "../words/about.fr.json" with { type: "json" };
import accessibilityEn from "../words/accessibility.en.json" with { type: "json" };
import accessibilityFr from "../words/accessibility.fr.json" with { type: "json" };
import changesEn from "../words/changes.en.json" with { type: "json" };
import changesFr from "../words/changes.fr.json" with { type: "json" };
import communesEn from "../words/communes.en.json" with { type: "json" };
import communesFr from "../words/communes.fr.json" with { type: "json" };
import comparisonEn from "../words/comparison.en.json" with { type: "json" };
import comparisonFr from "../words/comparison.fr.json" with { type: "json" };
import downloadsEn from "../words/downloads.en.json" with { type: "json" };
import downloadsFr from "../words/downloads.fr.json" with { type: "json" };
import easyEn from "../words/easy.en.json" with { type: "json" };
import easyFr from "../words/easy.fr.json" with { type: "json" };
import exportsEn from "../words/exports.en.json" with { type: "json" };
import exportsFr from "../words/exports.fr.json" with { type: "json" };
import glossaryEn from "../words/glossary.en.json" with { type: "json" };
import glossaryFr from "../words/glossary.fr.json" with { type: "json" };
import methodEn from "../words/method.en.json" with { type: "json" };
import methodFr from "../words/method.fr.json" with { type: "json" };
import provenanceEn from "../words/provenance.en.json" with { type: "json" };
import provenanceFr from "../words/provenance.fr.json" with { type: "json" };
import searchEn from "../words/search.en.json" with { type: "json" };
import searchFr from "../words/search.fr.json" with { type: "json" };
import siteEn from "../words/site.en.json" with { type: "json" };
import siteFr from "../words/site.fr.json" with { type: "json" };

/** What pages, paper and exports say, the diagnostic that they show included: what a language file translates. */
export const publicationCatalogues = {
  fr: {
    ...diagnosticCatalogues.fr,
    ...aboutFr,
    ...accessibilityFr,
    ...changesFr,
    ...communesFr,
    ...comparisonFr,
    ...downloadsFr,
    ...easyFr,
    ...exportsFr,
    ...glossaryFr,
    ...methodFr,
    ...provenanceFr,
    ...searchFr,
    ...siteFr,
  },
  en: {
    ...diagnosticCatalogues.en,
    ...aboutEn,
    ...accessibilityEn,
    ...changesEn,
    ...communesEn,
    ...comparisonEn,
    ...downloadsEn,
    ...easyEn,
    ...exportsEn,
    ...glossaryEn,
    ...methodEn,
    ...provenanceEn,
    ...searchEn,
    ...siteEn,
  },
};

export type PublicationMessage = keyof typeof publicationCatalogues.fr;

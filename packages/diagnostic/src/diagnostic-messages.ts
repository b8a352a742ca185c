import { drawingCatalogues } from "@vigie/drawing";
import { groupCatalogues } from "@vigie/study";
import barriersEn from "../words/barriers.en.json" with { type: "json" };
import barriersFr from "../words/barriers.fr.json" with { type: "json" };
import changesEn from "../words/changes.en.json" with { type: "json" };
import changesFr from "../words/changes.fr.json" with { type: "json" };
import communesEn from "../words/communes.en.json" with { type: "json" };
import communesFr from "../words/communes.fr.json" with { type: "json" };
import comparisonEn from "../words/comparison.en.json" with { type: "json" };
import comparisonFr from "../words/comparison.fr.json" with { type: "json" };
import evidenceEn from "../words/evidence.en.json" with { type: "json" };
import evidenceFr from "../words/evidence.fr.json" with { type: "json" };
import exportsEn from "../words/exports.en.json" with { type: "json" };
import exportsFr from "../words/exports.fr.json" with { type: "json" };
import figuresEn from "../words/figures.en.json" with { type: "json" };
import figuresFr from "../words/figures.fr.json" with { type: "json" };
import methodEn from "../words/method.en.json" with { type: "json" };
import methodFr from "../words/method.fr.json" with { type: "json" };
import notesEn from "../words/notes.en.json" with { type: "json" };
import notesFr from "../words/notes.fr.json" with { type: "json" };
import ratesEn from "../words/rates.en.json" with { type: "json" };
import ratesFr from "../words/rates.fr.json" with { type: "json" };
import surveyEn from "../words/survey.en.json" with { type: "json" };
import surveyFr from "../words/survey.fr.json" with { type: "json" };
import tablesEn from "../words/tables.en.json" with { type: "json" };
import tablesFr from "../words/tables.fr.json" with { type: "json" };
import textEn from "../words/text.en.json" with { type: "json" };
import textFr from "../words/text.fr.json" with { type: "json" };

/** What the diagnostic says, its drawings and the groups of the study included. */
export const diagnosticCatalogues = {
  fr: {
    ...groupCatalogues.fr,
    ...drawingCatalogues.fr,
    ...barriersFr,
    ...changesFr,
    ...communesFr,
    ...comparisonFr,
    ...evidenceFr,
    ...exportsFr,
    ...figuresFr,
    ...methodFr,
    ...notesFr,
    ...ratesFr,
    ...surveyFr,
    ...tablesFr,
    ...textFr,
  },
  en: {
    ...groupCatalogues.en,
    ...drawingCatalogues.en,
    ...barriersEn,
    ...changesEn,
    ...communesEn,
    ...comparisonEn,
    ...evidenceEn,
    ...exportsEn,
    ...figuresEn,
    ...methodEn,
    ...notesEn,
    ...ratesEn,
    ...surveyEn,
    ...tablesEn,
    ...textEn,
  },
};

export type DiagnosticMessage = keyof typeof diagnosticCatalogues.fr;

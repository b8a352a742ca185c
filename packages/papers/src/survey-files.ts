import { entryWorkbook, questionnaireMessages, questionnaireOf, writeXlsform } from "@vigie/questionnaire";
import type { Source, Study } from "@vigie/study";
import type { Language } from "@vigie/words";

/** What a survey is asked with, beside its paper version: the form of KoboToolbox or ODK, and the workbook to type answers in. */
export function surveyFiles(
  study: Study,
  source: Source,
  language: Language,
): ReadonlyMap<string, Uint8Array> {
  const { questionnaire } = questionnaireOf(study, source);
  return new Map([
    [surveyPaths.form(source.id), writeXlsform(questionnaire, study.version)],
    [surveyPaths.entry(source.id), entryWorkbook(questionnaire, questionnaireMessages(language))],
  ]);
}

export const surveyPaths = {
  form: (source: string) => `questionnaire/${source}-formulaire.xlsx`,
  entry: (source: string) => `questionnaire/${source}-saisie.xlsx`,
  paper: (source: string) => `questionnaire/${source}.pdf`,
} as const;

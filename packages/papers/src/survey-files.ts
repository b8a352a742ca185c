import {
  entryWorkbook,
  questionnaireMessages,
  questionnaireOf,
  questionnairePaper,
  type SetPaper,
  writeXlsform,
} from "@vigie/questionnaire";
import type { Source, Study } from "@vigie/study";
import type { Language } from "@vigie/words";

/** What a survey is asked with: the form of KoboToolbox or ODK, the workbook to type answers in, the paper; none otherwise. */
export function surveyFiles(
  study: Study,
  source: Source,
  { language, setPaper }: { readonly language: Language; readonly setPaper: SetPaper | null },
): ReadonlyMap<string, Uint8Array> {
  if (source.survey === null) return new Map();
  const { questionnaire } = questionnaireOf(study, source);
  const files = new Map([
    [surveyPaths.form(source.id), writeXlsform(questionnaire, study.version)],
    [surveyPaths.entry(source.id), entryWorkbook(questionnaire, questionnaireMessages(language))],
  ]);
  if (setPaper !== null)
    files.set(surveyPaths.paper(source.id), questionnairePaper(questionnaire, language, setPaper).bytes);
  return files;
}

export const surveyPaths = {
  form: (source: string) => `questionnaire/${source}-formulaire.xlsx`,
  entry: (source: string) => `questionnaire/${source}-saisie.xlsx`,
  paper: (source: string) => `questionnaire/${source}.pdf`,
} as const;

import type { Partner, Source, Study } from "@vigie/study";
import { type Language, languages } from "@vigie/words";
import { entryWorkbook } from "../questionnaire/entry-workbook.ts";
import { askerOf } from "../questionnaire/notice.ts";
import { questionnairePaper, type SetQuestionnaire } from "../questionnaire/paper/questionnaire-paper.ts";
import { questionnaireOf } from "../questionnaire/questionnaire.ts";
import { questionnaireMessages } from "../questionnaire/remark.ts";
import { writeXlsform } from "../questionnaire/xlsform/write-xlsform.ts";

/** What a survey is asked with: the form of KoboToolbox or ODK, the workbook to type answers in, the papers; none otherwise. */
export function surveyFiles(
  study: Study,
  source: Source,
  {
    partner,
    language,
    setPaper,
  }: { readonly partner: Partner; readonly language: Language; readonly setPaper: SetQuestionnaire | null },
): ReadonlyMap<string, Uint8Array> {
  if (source.survey === null) return new Map();
  const { questionnaire } = questionnaireOf(study, source);
  const asker = askerOf(study, partner);
  const files = new Map([
    [surveyPaths.form(source.id), writeXlsform(questionnaire, { version: study.version, asker })],
    [surveyPaths.entry(source.id), entryWorkbook(questionnaire, questionnaireMessages(language))],
  ]);
  if (setPaper !== null)
    for (const [asked, path] of surveyPaths.papers(source.id, study))
      files.set(path, questionnairePaper(questionnaire, { asker, language: asked }, setPaper).bytes);
  return files;
}

export const surveyPaths = {
  form: (source: string) => `questionnaire/${source}-formulaire.xlsx`,
  entry: (source: string) => `questionnaire/${source}-saisie.xlsx`,
  /** A questionnaire to print in each language that the study is written in. */
  papers: (source: string, study: Pick<Study, "languages">) => {
    const written = languages.filter((language) => study.languages.includes(language));
    return written.map((language) => {
      const ending = written.length === 1 ? "pdf" : `${language}.pdf`;
      return [language, `questionnaire/${source}.${ending}`] as const;
    });
  },
} as const;

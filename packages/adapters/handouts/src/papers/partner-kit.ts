import { emptyWorkbooks } from "@vigie/partner";
import type { Partner, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import type { SetQuestionnaire } from "../questionnaire/paper/questionnaire-paper.ts";
import type { PaperTemplates } from "./paper-templates.ts";
import { partnerPage } from "./partner-page.ts";
import { partnerPapers } from "./partner-papers.ts";
import { serviceTestFiles } from "./service-test-workbook.ts";
import { surveyFiles } from "./survey-files.ts";

/**
 * The folder of one partner: the page to read first, the study, what to fill in, the papers.
 * @param zip the study's `.vigie` file
 * @param setPaper null where this machine has no typesetter: questionnaires to print are left out
 */
export async function partnerKit(
  {
    study,
    partner,
    zip,
    language,
    setPaper,
  }: {
    readonly study: Study;
    readonly partner: Partner;
    readonly zip: Uint8Array;
    readonly language: Language;
    readonly setPaper: SetQuestionnaire | null;
  },
  templates: PaperTemplates,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const page = language === "fr" ? "lisez-moi.html" : "read-me.html";
  const files = new Map<string, string | Uint8Array>();
  files.set(page, await partnerPage({ study, partner, language, isPrinted: setPaper !== null }, templates));
  files.set(`${study.id}.vigie`, zip);
  const sources = partner.sources.flatMap((id) => study.sources.get(id) ?? []);
  // Tests of services have their own models.
  for (const source of sources.filter(({ serviceTest }) => serviceTest === undefined)) {
    for (const [path, content] of emptyWorkbooks(study, source, language)) files.set(path, content);
    for (const [path, content] of surveyFiles(study, source, { partner, language, setPaper }))
      files.set(path, content);
  }
  if (study.serviceTest !== null && sources.some(({ serviceTest }) => serviceTest !== undefined))
    for (const [path, content] of serviceTestFiles(study.serviceTest)) files.set(path, content);
  for (const [path, content] of partnerPapers(study, partner, templates))
    files.set(`papiers/${path}`, content);
  return files;
}

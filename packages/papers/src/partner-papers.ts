import { docx, odt } from "@vigie/files";
import type { Partner, Study } from "@vigie/study";
import { paperOf } from "./paper-of.ts";
import { type PaperTemplates, personalDataPapers } from "./paper-templates.ts";
import { partnerContext } from "./partner-context.ts";
import { partnerFacts, personSources } from "./partner-facts.ts";
import { piaFile } from "./pia-file.ts";

/**
 * The papers of a partner by file name, each as .docx and .odt; the impact assessment also for the PIA tool of the CNIL. A
 * partner without data on persons has only those that speak of none.
 */
export function partnerPapers(
  study: Study,
  partner: Partner,
  { papers }: PaperTemplates,
): ReadonlyMap<string, Uint8Array | string> {
  const context = partnerContext(study, partner, "fr");
  const facts = partnerFacts(context);
  const hasPersons = personSources(context).length > 0;
  const files = new Map<string, Uint8Array | string>();
  for (const [name, template] of papers) {
    if (!hasPersons && personalDataPapers.includes(name)) continue;
    const paper = paperOf(template, `${context.text(study.title)} – ${context.text(partner.label)}`, facts);
    files.set(`${name}.docx`, docx(paper));
    files.set(`${name}.odt`, odt(paper));
    if (name === "analyse-impact") files.set(`${name}.json`, piaFile(paper, study));
  }
  return files;
}

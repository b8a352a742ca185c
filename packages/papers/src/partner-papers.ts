import { docx } from "@vigie/documents";
import type { Partner, Study } from "@vigie/study";
import { paperOf } from "./paper-of.ts";
import { type PaperTemplates, papersOfKinds } from "./paper-templates.ts";
import { partnerContext } from "./partner-context.ts";
import { partnerFacts } from "./partner-facts.ts";
import { piaFile } from "./pia-file.ts";
import { sourceKind } from "./source-kind.ts";

/**
 * The papers of a partner by file name, each as .docx; the impact assessment also for the PIA tool of the CNIL. A paper without
 * an object for the partner is left out: none of persons where it holds no data on them.
 */
export function partnerPapers(
  study: Study,
  partner: Partner,
  { papers }: PaperTemplates,
): ReadonlyMap<string, Uint8Array | string> {
  const context = partnerContext(study, partner, "fr");
  const facts = partnerFacts(context);
  const held = new Set(context.sources.map(sourceKind));
  const files = new Map<string, Uint8Array | string>();
  for (const [name, template] of papers) {
    if (papersOfKinds[name]?.some((kind) => held.has(kind)) === false) continue;
    const paper = paperOf(template, `${context.text(study.title)} – ${context.text(partner.label)}`, facts);
    files.set(`${name}.docx`, docx(paper));
    if (name === "analyse-impact") files.set(`${name}.json`, piaFile(paper, study));
  }
  return files;
}

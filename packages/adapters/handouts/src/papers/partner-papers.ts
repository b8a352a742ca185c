import { type Blocks, blocksMarkup, docx, html, plainText } from "@vigie/documents";
import type { Partner, Study } from "@vigie/study";
import { numbersIn } from "@vigie/words";
import { type LegalPaper, legalPaperOf, type PaperSection } from "./paper-of.ts";
import { type PaperTemplates, papersOfKinds, sourceKind } from "./paper-templates.ts";
import { partnerContext } from "./partner-context.ts";
import { partnerFacts } from "./partner-facts.ts";

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
    const paper = legalPaperOf(
      template,
      `${context.text(study.title)} – ${context.text(partner.label)}`,
      facts,
    );
    files.set(`${name}.docx`, docx(paper));
    if (name === "analyse-impact") files.set(`${name}.json`, piaFile(paper, study));
  }
  return files;
}

/** Questions that the tool answers by a list of words: impacts, threats, sources of risk, measures of each of three risks. */
const listed = [321, 322, 323, 324, 331, 332, 333, 334, 341, 342, 343, 344];

/**
 * An impact assessment as the PIA tool of the CNIL imports it: the sections of the paper that bear the numbers of its
 * questions, and its measures. Nothing is evaluated, and no gravity or likelihood chosen.
 * @see https://github.com/LINCnil/pia, `importData` of src/app/services/pia.service.ts, and
 *   src/assets/files/pia_architecture.json for the numbers
 */
function piaFile({ title, sections }: LegalPaper, { window }: Pick<Study, "window">): string {
  // The tool asks for a day of creation; the same study makes the same file, so it cannot be today.
  const created_at = `${window.to}T00:00:00.000Z`;
  const answers = sections
    .filter(({ id }) => /^\d+$/.test(id))
    .map((section, at) => ({
      id: at + 1,
      pia_id: 1,
      reference_to: Number(section.id),
      data: answer(section),
      created_at,
    }));
  const measures = sections
    .filter(({ id }) => id === "mesure")
    .map((section, at) => ({
      id: at + 1,
      pia_id: 1,
      title: section.title,
      content: markupOf(section.blocks),
      placeholder: "measures.default_placeholder",
      created_at,
    }));
  const pia = {
    id: 1,
    status: 0,
    is_example: 0,
    is_archive: 0,
    name: title,
    category: "",
    author_name: "",
    evaluator_name: "",
    validator_name: "",
    structure_id: "",
    created_at,
    updated_at: created_at,
  };
  return `${JSON.stringify({ pia, answers, measures, evaluations: [], comments: [] }, null, 2)}\n`;
}

function answer({ id, blocks }: PaperSection): {
  readonly text: string | null;
  readonly gauge: null;
  readonly list: readonly string[];
} {
  if (!listed.includes(Number(id))) return { text: markupOf(blocks), gauge: null, list: [] };
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  return { text: null, gauge: null, list: items.map(plainText) };
}

function markupOf(blocks: Blocks): string {
  return html`${blocksMarkup(blocks, numbersIn("fr"), null)}`.text;
}

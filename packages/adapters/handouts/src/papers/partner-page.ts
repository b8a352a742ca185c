import {
  type Blocks,
  baseStyle,
  blocksMarkup,
  Css,
  colours,
  html,
  mainPart,
  page,
  styleSource,
} from "@vigie/documents";
import type { Partner, Study } from "@vigie/study";
import { type Language, listOf, localeOf, numbersIn } from "@vigie/words";
import { legalPaperOf } from "./paper-of.ts";
import type { PaperTemplates } from "./paper-templates.ts";
import { type PartnerContext, partnerContext } from "./partner-context.ts";
import { partnerFacts } from "./partner-facts.ts";
import { surveyPaths } from "./survey-files.ts";

/** What a partner reads first: what is asked, why, which columns, what leaves. Opens from a folder, loads nothing. */
export async function partnerPage(
  {
    study,
    partner,
    language,
    isPrinted,
  }: {
    readonly study: Study;
    readonly partner: Partner;
    readonly language: Language;
    /** Whether questionnaires to print go with it. */
    readonly isPrinted: boolean;
  },
  { page: templates }: PaperTemplates,
): Promise<string> {
  const context = partnerContext(study, partner, language);
  const facts = partnerFacts(context);
  const { title, blocks } = legalPaperOf(templates[language], "", {
    ...facts,
    blocks: new Map([...facts.blocks, ["surveys", surveyBlocks(context, isPrinted)]]),
  });
  return page({
    language,
    direction: "ltr",
    title,
    allows: { "style-src": await styleSource(pageStyle) },
    head: html`<style>${pageStyle}</style>`,
    skip: context.messages.message("page.skip"),
    body: mainPart(
      blocksMarkup(blocks, numbersIn(localeOf(language)), context.messages.message("page.table")),
    ),
  }).text;
}

/** What each survey is asked with. */
function surveyBlocks(
  { study, sources, language, text, messages: { message } }: PartnerContext,
  isPrinted: boolean,
): Blocks {
  return sources.flatMap(({ id, label, survey }): Blocks => {
    if (survey === null) return [];
    const papers = isPrinted ? surveyPaths.papers(id, study).map(([, path]) => path) : [];
    const sentence = message("page.survey", {
      source: text(label),
      form: surveyPaths.form(id),
      entry: surveyPaths.entry(id),
      papers: listOf(papers, language),
      count: papers.length,
    });
    return [{ kind: "paragraph", of: sentence }];
  });
}

const pageStyle = new Css(`${colours}${baseStyle}
main { max-width: 48rem; margin: 2rem auto 6rem; padding-inline: 1rem; }
main > * + * { margin-top: 0.9rem; }
main > :is(p, ul, ol) { max-width: var(--measure); }
h2 { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 1px solid var(--rule); }
h3 { margin-top: 1.75rem; }
ul, ol { padding-inline-start: 1.4rem; }
li + li { margin-top: 0.3rem; }
mark { background: var(--alert-paper); color: var(--alert); }
thead th, thead th + th, th, td { text-align: start; white-space: normal; padding-inline: 0 0.9rem; padding-block: 0.3rem; }
td, th { min-width: 6.5rem; }
td { overflow-wrap: anywhere; }
@media print { main { margin: 0; padding: 0; max-width: none; } }
`);

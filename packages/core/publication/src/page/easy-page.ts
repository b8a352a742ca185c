import { html, type Markup } from "@vigie/documents";
import { type PictogramName, pictograms } from "@vigie/drawing";
import { receptionsOf } from "@vigie/tables";
import type { PublishedEasyText } from "@vigie/text";
import type { WordedPublication } from "../formatter.ts";
import { blocks } from "./blocks.ts";
import { inlines } from "./inlines.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Where an idea stands in its page. @param at from 0 */
export function ideaId(at: number): string {
  return `idee-${at + 1}`;
}

/** What is missing behind the ideas: partners that have sent nothing, holders of a group. */
export function easyMissing(
  { awaited }: PublishedEasyText,
  { study, bundles, formatter }: WordedPublication,
): readonly string[] {
  const partial = receptionsOf(study, bundles).filter(
    ({ received, expected }) => received > 0 && received < expected,
  );
  return [
    ...(awaited === 0 ? [] : [formatter.message("easy.awaited")]),
    ...partial.map(({ partner, received, expected }) =>
      formatter.message("easy.group", { partner: formatter.text(partner.label), received, expected }),
    ),
  ];
}

/** A few ideas in large letters and short sentences, each beside a pictogram. */
export function easyPage(easy: PublishedEasyText, context: PageContext): string {
  const { title: subject, opening, ideas, readers } = easy;
  const { study, formatter } = context.publication;
  const title =
    subject === null ? formatter.message("easy.title") : formatter.message("easy.titleOf", { subject });
  return articlePage(context, {
    className: "easy",
    title,
    description: formatter.message("easy.description", { study: formatter.text(study.title) }),
    body: html`${blocks(opening, context)}
${ideas.map(
  (idea, at) => html`<section class="idea" id="${ideaId(at)}">${pictogram(idea.pictogram)}
<div><h2>${inlines(idea.title, context)}</h2>
${blocks(idea.of, context, 3)}</div></section>
`,
)}
${easyMissing(easy, context.publication).map((text) => html`<p>${text}</p>`)}
<section class="easy-end" aria-labelledby="h-page">
<h2 id="h-page">${formatter.message("easy.about")}</h2>
<p>${formatter.message("easy.numbers")}</p>
<p>${formatter.message("easy.more")} <a href="${context.href(sitePaths.cover)}">${formatter.message("easy.moreLink")}</a></p>
${
  context.edition.hasPapers
    ? html`<p><a href="${context.href(sitePaths.paper("easy"))}" download>${formatter.message("easy.paper")}</a></p>
`
    : null
}<p>${readers === null ? formatter.message("easy.notValidated") : formatter.message("easy.validated", { readers })}</p>
</section>`,
  });
}

/** A drawing beside the words that say the same: hidden from screen readers. */
function pictogram(name: PictogramName): Markup {
  return html`<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${pictograms[name]}</svg>`;
}

/** A page that is easy to read: large letters, one column, one idea beside one pictogram, white around it. */
export const easyStyle = `
.easy { font-size: 1.25rem; line-height: 1.6; text-align: start; hyphens: manual; }
.easy p, .easy ul { margin-top: 0.6rem; max-width: 32rem; text-wrap: pretty; }
.easy h2 { font-size: 1.5rem; max-width: 24rem; }
.idea { display: grid; grid-template-columns: 6rem minmax(0, 1fr); column-gap: 2rem; align-items: start; padding-block: 2.5rem; border-top: 1px solid var(--rule); }
.easy > p + .idea { margin-top: 2.5rem; }
.pictogram { width: 100%; fill: none; stroke: var(--ink); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.easy-end { border-top: 1px solid var(--ink); padding-top: 1.5rem; font-size: 1.125rem; margin-top: 0; }
.easy-end h2 { font-size: 1.25rem; }
@media screen and (max-width: 47.99em) {
  .idea { grid-template-columns: minmax(0, 1fr); row-gap: 1rem; padding-block: 2rem; }
  .pictogram { width: 5rem; }
}
@media print {
  .easy { font-size: 14pt; line-height: 1.45; }
  .easy p, .easy ul { margin-top: 1.5mm; max-width: none; }
  .easy h2 { font-size: 16pt; }
  .easy > p + .idea { margin-top: 5mm; }
  .idea { grid-template-columns: 20mm minmax(0, 1fr); column-gap: 8mm; padding-block: 5mm; break-inside: avoid; }
  .easy-end { font-size: 12pt; break-inside: avoid; }
}
`;

import type { PublishedEasyText } from "@vigie/diagnostic";
import { html } from "@vigie/documents";
import { blocks } from "./blocks.ts";
import { inlines } from "./inlines.ts";
import { pictogram } from "./pictogram.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Where an idea stands in its page. @param at from 0 */
export function ideaId(at: number): string {
  return `idee-${at + 1}`;
}

/** A few ideas in large letters and short sentences, each beside a pictogram. */
export function easyPage(
  { title: subject, opening, ideas, readers, awaited }: PublishedEasyText,
  context: PageContext,
): string {
  const { study, formatter } = context.edition.publication;
  const title =
    subject === null ? formatter.message("easy.title") : formatter.message("easy.titleOf", { subject });
  return shell(context, {
    title,
    description: formatter.message("easy.description", { study: formatter.text(study.title) }),
    main: html`<article class="easy">
<h1>${title}</h1>
${blocks(opening, context)}
${ideas.map(
  (idea, at) => html`<section class="idea" id="${ideaId(at)}">${pictogram(idea.pictogram)}
<div><h2>${inlines(idea.title, context)}</h2>
${blocks(idea.of, context, 3)}</div></section>
`,
)}
${awaited === 0 ? null : html`<p>${formatter.message("easy.awaited")}</p>`}
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
</section>
</article>`,
  });
}

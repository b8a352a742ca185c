import type { PublishedEasyText } from "@vigie/diagnostic";
import { html } from "@vigie/html";
import { blocks } from "./blocks.ts";
import { inlines } from "./inlines.ts";
import { pictogram } from "./pictogram.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A few ideas in large letters and short sentences, each beside a pictogram. */
export function easyPage(
  { opening, ideas, readers, awaited }: PublishedEasyText,
  context: PageContext,
): string {
  const { study, words } = context.edition.publication;
  const title = words.message("easy.title");
  return shell(context, {
    title,
    description: words.message("easy.description", { study: words.text(study.title) }),
    main: html`<article class="easy">
<h1>${title}</h1>
${blocks(opening, context)}
${ideas.map(
  (idea) => html`<section class="idea">${pictogram(idea.pictogram)}
<div><h2>${inlines(idea.title, context)}</h2>
${blocks(idea.of, context, 3)}</div></section>
`,
)}
${awaited === 0 ? null : html`<p>${words.message("easy.awaited")}</p>`}
<section class="easy-end" aria-labelledby="h-page">
<h2 id="h-page">${words.message("easy.about")}</h2>
<p class="easy-numbers">${words.message("easy.numbers")}</p>
<p>${words.message("easy.more")} <a href="${context.href(sitePaths.cover)}">${words.message("easy.moreLink")}</a></p>
<p>${readers === null ? words.message("easy.notValidated") : words.message("easy.validated", { readers })}</p>
</section>
</article>`,
  });
}

import { figuresIn, textOfInlines } from "@vigie/diagnostic";
import { html } from "@vigie/documents";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** The list of annexes: every figure that no chapter shows, source by source. */
export function annexesPage(context: PageContext): string {
  const { formatter, annexes } = context.edition.publication;
  const title = formatter.message("annexes.title");
  return shell(context, {
    title,
    main: html`<article class="chapter">
<h1>${title}</h1>
<p class="lead">${formatter.message("annexes.lead")}</p>
<ul>${annexes.map(
      ({ id, title: label, blocks }) =>
        html`<li><a href="${context.href(sitePaths.annex(id))}">${textOfInlines(label)}</a> (${formatter.message("annexes.figures", { count: figuresIn(blocks).length })})</li>
`,
    )}</ul>
</article>`,
  });
}

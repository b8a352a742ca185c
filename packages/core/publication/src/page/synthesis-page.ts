import { html, type Markup } from "@vigie/documents";
import { figuresIn, type ShownFigure, synthesisOf, textOfInlines } from "@vigie/text";
import { blocks } from "./blocks.ts";
import { alternativeOf, drawings } from "./drawings.ts";
import { inlines } from "./inlines.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Findings and a few figures, to read in five minutes; printed, it is one sheet of A4. */
export function synthesisPage(context: PageContext): string {
  const { publication } = context;
  const { study, formatter } = publication;
  const synthesis = synthesisOf(publication);
  return articlePage(context, {
    className: "synthesis",
    title: formatter.message("synthesis.title"),
    body: html`<p class="lead">${formatter.text(study.title)}. ${formatter.message("synthesis.lead")}</p>
${blocks(
  synthesis.filter(({ kind }) => kind === "box"),
  context,
)}
<div class="sheet">${figuresIn(synthesis).map((figure) => figureOf(figure, context))}</div>`,
  });
}

/** Its title leads to the whole figure, with its note, its table and its data. */
function figureOf({ id, title, number, figure }: ShownFigure, context: PageContext): Markup {
  const { formatter } = context;
  const { narrow, wide } = figure;
  const page = context.edition.anchors.get(id) ?? sitePaths.cover;
  return html`<figure class="figure" role="figure" aria-labelledby="t-${id}">
<figcaption><h2 class="figure-title" id="t-${id}">${inlines(title, context)}</h2><p class="sub">${figure.subtitle}</p></figcaption>
${drawings(id, { narrow, wide }, alternativeOf(textOfInlines(title), figure.alternative))}
<p class="figure-number"><a href="${context.href(page)}#${id}">${formatter.message("synthesis.figure", { number: number ?? 0 })}</a></p>
</figure>
`;
}

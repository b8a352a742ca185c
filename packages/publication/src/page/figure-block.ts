import type { ShownFigure } from "@vigie/diagnostic";
import { isLocal, textOfInlines } from "@vigie/diagnostic";
import { attributes, html, type Insert, type Markup } from "@vigie/html";
import { alternativeOf } from "../downloads/alternative.ts";
import { citationOf } from "../downloads/citation.ts";
import type { PublicationFormatter } from "../formatter.ts";
import { dataTable } from "./data-table.ts";
import { drawings } from "./drawings.ts";
import { heading } from "./heading.ts";
import { inlines } from "./inlines.ts";
import { note } from "./note.ts";
import { addressOf, type PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A figure with all that lets someone trust it: drawing, note, table, data, provenance. */
export function figureBlock(shown: ShownFigure, context: PageContext, level: number): Markup {
  const { id, title, number, figure, note: parts, caption, indicators } = shown;
  const { edition, href } = context;
  const { study, formatter } = edition.publication;
  const [only, ...more] = indicators;
  const named = (indicator: string) => {
    const label = study.indicators.get(indicator)?.title;
    return label ? formatter.text(label) : indicator;
  };
  // The visible words first, then which of the many figures of a page.
  const linkTo = (key: "figure.provenance" | "figure.data") =>
    formatter.message("figure.linkTo", { link: formatter.message(key), title: textOfInlines(title) });
  const links = (link: (indicator: string) => Markup) =>
    indicators.map((indicator, at) => [at === 0 ? null : ", ", link(indicator)]);
  return html`<figure class="figure" id="${id}" role="figure" aria-labelledby="t-${id}">
<figcaption>${numberOf({ id, number }, formatter)}${heading(level, attributes` class="figure-title" id="t-${id}"`, inlines(title, context))}<p class="sub">${figure.subtitle}</p></figcaption>
${note(parts, context)}
${drawings(id, figure, alternativeOf(textOfInlines(title), figure.alternative))}
<div class="behind">
<details><summary>${formatter.message("figure.table")}</summary>${dataTable(figure.table, caption)}</details>
${
  only !== undefined && more.length === 0
    ? html`<p class="data"><a href="${href(sitePaths.provenance(only))}" aria-label="${linkTo("figure.provenance")}">${formatter.message("figure.provenance")}</a></p>
<p class="data"><a href="${href(sitePaths.table(only))}" download aria-label="${linkTo("figure.data")}">${formatter.message("figure.data")}</a></p>`
    : html`<p class="data">${formatter.message("figure.provenances")} ${links((of) => html`<a href="${href(sitePaths.provenance(of))}" aria-label="${formatter.message("figure.provenanceOf", { title: named(of) })}">${named(of)}</a>`)}</p>
<p class="data">${formatter.message("figure.dataSeveral")} ${links((of) => html`<a href="${href(sitePaths.table(of))}" download aria-label="${formatter.message("figure.dataOf", { title: named(of) })}">${named(of)}</a>`)}</p>`
}
${downloadLinks(shown, context)}
${
  indicators.some((indicator) => isLocal(indicator, edition.publication))
    ? html`<p class="data"><a href="${href(sitePaths.communes)}">${formatter.message("communes.link")}</a></p>`
    : null
}
</div>
</figure>
`;
}

/** The figure by itself, and how to cite it. */
function downloadLinks({ id, title, number }: ShownFigure, context: PageContext): Markup {
  const { edition, href, path } = context;
  const { formatter } = edition.publication;
  const named = (key: "figure.svg" | "figure.png" | "figure.cite") =>
    formatter.message("figure.linkTo", { link: formatter.message(key), title: textOfInlines(title) });
  const link = (key: "figure.svg" | "figure.png", to: string) =>
    html`<p class="data"><a href="${href(to)}" download aria-label="${named(key)}">${formatter.message(key)}</a></p>
`;
  const page = addressOf(edition, path);
  const address = page === null ? null : `${page}#${id}`;
  return html`${link("figure.svg", sitePaths.drawing(id))}${edition.hasImages ? link("figure.png", sitePaths.image(id)) : null}<details class="cite"><summary aria-label="${named("figure.cite")}">${formatter.message("figure.cite")}</summary><p>${citationOf({ title, number }, edition.publication, address)}</p><p><a href="#${id}">${formatter.message("cite.permalink")}</a></p></details>`;
}

/** Its number, which leads to itself: what one copies to cite it. */
function numberOf(
  { id, number }: Pick<ShownFigure, "id" | "number">,
  formatter: PublicationFormatter,
): Insert {
  if (number === null) return null;
  return html`<p class="figure-number"><a href="#${id}">${formatter.message("figure.number", { number })}</a></p>`;
}

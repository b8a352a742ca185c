import { type Figure, partId } from "../figure-kind.ts";
import { html, type Insert, type Markup } from "../markup.ts";
import type { ShownFigure } from "../publication/publication.ts";
import { textOfInlines } from "../publication/said-text.ts";
import type { Words } from "../words.ts";
import { heading } from "./blocks.ts";
import { dataTable } from "./data-table.ts";
import { inlines } from "./inlines.ts";
import { note } from "./note.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A figure with all that lets someone trust it: drawing, note, table, data, provenance. */
export function figureBlock(
  { id, title, number, figure, note: parts, caption, indicators }: ShownFigure,
  context: PageContext,
  level: number,
): Markup {
  const { edition, href } = context;
  const { study, words } = edition.publication;
  const [only, ...more] = indicators;
  const named = (indicator: string) => {
    const label = study.indicators.get(indicator)?.title;
    return label ? words.text(label) : indicator;
  };
  // The visible words first, then which of the many figures of a page.
  const linkTo = (key: "figure.provenance" | "figure.data") =>
    words.say("figure.linkTo", { link: words.say(key), title: textOfInlines(title) });
  const links = (link: (indicator: string) => Markup) =>
    indicators.map((indicator, at) => [at === 0 ? null : ", ", link(indicator)]);
  return html`<figure class="figure" id="${id}" role="figure" aria-labelledby="t-${id}">
<figcaption>${numberOf({ id, number }, words)}${heading(level, html` class="figure-title" id="t-${id}"`, inlines(title, context))}<p class="sub">${figure.subtitle}</p></figcaption>
${note(parts, context)}
<div class="drawings">${figure.narrow}${wideDrawings(figure, id)}<p id="alt-${id}" hidden>${figure.alternative}</p></div>
<div class="behind">
<details><summary>${words.say("figure.table")}</summary>${dataTable(figure.table, caption)}</details>
${
  only !== undefined && more.length === 0
    ? html`<p class="data"><a href="${href(sitePaths.provenance(only))}" aria-label="${linkTo("figure.provenance")}">${words.say("figure.provenance")}</a></p>
<p class="data"><a href="${href(sitePaths.table(only))}" download aria-label="${linkTo("figure.data")}">${words.say("figure.data")}</a></p>`
    : html`<p class="data">${words.say("figure.provenances")} ${links((of) => html`<a href="${href(sitePaths.provenance(of))}" aria-label="${words.say("figure.provenanceOf", { title: named(of) })}">${named(of)}</a>`)}</p>
<p class="data">${words.say("figure.dataSeveral")} ${links((of) => html`<a href="${href(sitePaths.table(of))}" download aria-label="${words.say("figure.dataOf", { title: named(of) })}">${named(of)}</a>`)}</p>`
}
</div>
</figure>
`;
}

/** Its number, which leads to itself: what one copies to cite it. */
function numberOf({ id, number }: Pick<ShownFigure, "id" | "number">, words: Words): Insert {
  if (number === null) return null;
  return html`<p class="figure-number"><a href="#${id}">${words.say("figure.number", { number })}</a></p>`;
}

/** One whole, or several that paper may part between them. */
function wideDrawings({ wide, parts }: Figure, id: string): Insert {
  if (parts === undefined) return wide;
  return parts.map(
    ({ drawing, alternative }, at) => html`${drawing}<p id="alt-${partId(id, at)}" hidden>${alternative}</p>`,
  );
}

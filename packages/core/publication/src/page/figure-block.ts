import { type Attributes, attributes, html, type Insert, type Markup } from "@vigie/documents";
import { isLocal, methodTitles, type NoteParts, protectionSentence } from "@vigie/findings";
import { subjectIn } from "@vigie/tables";
import { figuresIn, type PublishedBlocks, type ShownFigure, textOfInlines } from "@vigie/text";
import { citationOf } from "../downloads/citation.ts";
import type { PublicationFormatter } from "../formatter.ts";
import { alternativeOf, drawings } from "./drawings.ts";
import { inlines } from "./inlines.ts";
import { dataTable } from "./page-table.ts";
import { addressOf, type PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A figure with all that lets someone trust it: drawing, note, then one line of links, the rest behind its last fold. */
export function figureBlock(shown: ShownFigure, context: PageContext, level: number): Markup {
  const { id, title, number, figure, note: parts, caption } = shown;
  const { formatter } = context;
  return html`<figure class="figure" id="${id}" role="figure" aria-labelledby="t-${id}">
<figcaption>${numberOf({ id, number }, formatter)}${heading(level, attributes` class="figure-title" id="t-${id}"`, inlines(title, context))}<p class="sub">${figure.subtitle}</p></figcaption>
${note(parts, context)}
${drawings(id, figure, alternativeOf(textOfInlines(title), figure.alternative))}
<div class="behind">
<details><summary>${formatter.message("figure.lineTable")}</summary>${dataTable(figure.table, caption)}</details>
${sourceLinks(shown, context)}
${lineLink("figure.lineImage", imageOf(shown, context), shown, context)}
${foldedLinks(shown, context)}
</div>
</figure>
`;
}

type LineKey = "figure.lineSource" | "figure.lineData" | "figure.lineImage" | "figure.more";

/** The visible words first, then which of the many figures of a page. */
function named(key: LineKey, { title }: ShownFigure, formatter: PublicationFormatter): string {
  return formatter.message("figure.linkTo", { link: formatter.message(key), title: textOfInlines(title) });
}

function lineLink(key: LineKey, to: string, shown: ShownFigure, { href, formatter }: PageContext): Markup {
  const download = key === "figure.lineSource" ? null : attributes` download`;
  return html`<p class="data"><a href="${href(to)}"${download} aria-label="${named(key, shown, formatter)}">${formatter.message(key)}</a></p>`;
}

function imageOf({ id }: ShownFigure, { edition }: PageContext): string {
  return edition.hasImages ? sitePaths.image(id) : sitePaths.drawing(id);
}

/** Where a figure comes from and its data; of one made of several tables, folded: they are as many. */
function sourceLinks(shown: ShownFigure, context: PageContext): Markup {
  const { indicators } = shown;
  const { study, formatter } = context.publication;
  const [only, ...more] = indicators;
  if (only !== undefined && more.length === 0)
    return html`${lineLink("figure.lineSource", sitePaths.provenance(only), shown, context)}
${lineLink("figure.lineData", sitePaths.table(only), shown, context)}`;
  const link = (key: "figure.provenanceOf" | "figure.dataOf", indicator: string, at: number) => {
    const label = study.indicators.get(indicator)?.title;
    const title = label ? formatter.text(label) : indicator;
    const [to, download] =
      key === "figure.dataOf"
        ? [sitePaths.table(indicator), attributes` download`]
        : [sitePaths.provenance(indicator), null];
    return html`${at === 0 ? null : ", "}<a href="${context.href(to)}"${download} aria-label="${formatter.message(key, { title })}">${title}</a>`;
  };
  return html`<details class="tables"><summary>${formatter.message("figure.lineTables")}</summary><p>${formatter.message("figure.provenances")} ${indicators.map((indicator, at) => link("figure.provenanceOf", indicator, at))}</p>
<p>${formatter.message("figure.dataSeveral")} ${indicators.map((indicator, at) => link("figure.dataOf", indicator, at))}</p></details>`;
}

/** How to cite a figure, its address, its drawing, and what it says of each commune. */
function foldedLinks(shown: ShownFigure, { edition, href, path }: PageContext): Markup {
  const { id, title, number, indicators } = shown;
  const { publication, hasImages } = edition;
  const { formatter } = publication;
  const page = addressOf(edition, path);
  const address = page === null ? null : `${page}#${id}`;
  return html`<details class="cite"><summary aria-label="${named("figure.more", shown, formatter)}">${formatter.message("figure.more")}</summary><p>${citationOf({ title, number }, publication, address)}</p><p><a href="#${id}">${formatter.message("cite.permalink")}</a></p>${
    hasImages
      ? html`<p><a href="${href(sitePaths.drawing(id))}" download>${formatter.message("figure.svg")}</a></p>`
      : null
  }${
    indicators.some((indicator) => isLocal(indicator, publication))
      ? html`<p><a href="${href(sitePaths.communes)}">${formatter.message("communes.link")}</a></p>`
      : null
  }</details>`;
}

/** Its number, which leads to itself: what one copies to cite it. */
function numberOf(
  { id, number }: Pick<ShownFigure, "id" | "number">,
  formatter: PublicationFormatter,
): Insert {
  if (number === null) return null;
  return html`<p class="figure-number"><a href="#${id}">${formatter.message("figure.number", { number })}</a></p>`;
}

/** A heading of a level; past 6 there is none. */
export function heading(level: number, attributes: Attributes, of: Markup | readonly Markup[]): Markup {
  const shown = Math.min(level, 6);
  return html`<h${shown}${attributes}>${of}</h${shown}>`;
}

/**
 * The statisticians' note: warnings and how to read one cell, in view everywhere; then what a phone folds: tests, scope,
 * source, and how it is counted, which leads to the page on method. What a source says of secrecy stands once a page.
 */
function note(
  { warnings, reading, tests, scope, partner, method }: NoteParts,
  { href, formatter }: PageContext,
): Markup {
  const part = (head: string, sentence: string) => html`<p><b>${head}</b> ${sentence}</p>`;
  return html`<div class="notes">${warnings.map((sentence) => part(formatter.message("note.warning"), sentence))}${
    reading === null ? null : part(formatter.message("note.reading"), reading)
  }<details class="more"><summary>${formatter.message("note.more")}</summary>${
    tests.length === 0 ? null : part(formatter.message("note.tests"), tests.join(" "))
  }${part(formatter.message("note.scopeHead"), `${scope}.`)}<p><b>${formatter.message("note.sourceHead")}</b> ${partner} (<a href="#${sourcesAnchor}">${formatter.message("note.secrecyMore")}</a>).</p>${
    method === null
      ? null
      : html`<p><b>${formatter.message("note.method")}</b> ${method.text}. <a href="${href(sitePaths.method)}#${method.anchor}">${formatter.message("note.methodMore", { part: formatter.message(methodTitles[method.anchor]) })}</a></p>`
  }</details></div>`;
}

/** Where the sources of a page stand in it. */
const sourcesAnchor = "sources";

/** Sources of the figures of a page, each once, and how the persons in it are protected; null without a figure. */
export function sources(blocks: PublishedBlocks, { edition }: PageContext): Markup | null {
  const { publication } = edition;
  const { formatter } = publication;
  const bySource = Map.groupBy(figuresIn(blocks), ({ note }) => note.source);
  if (bySource.size === 0) return null;
  return html`<section class="sources" aria-labelledby="${sourcesAnchor}">
<h2 id="${sourcesAnchor}">${formatter.message("sources.title")}</h2>
<ul>${[...bySource].map(([source, figures]) => {
    const ids = figures.flatMap(({ indicators }) => indicators);
    const tables = ids.flatMap((id) => subjectIn(id, publication)?.table ?? []);
    const protection = protectionSentence(tables, formatter);
    return html`<li>${protection === null ? `${source}.` : `${source}. ${protection}`}</li>
`;
  })}</ul>
</section>`;
}

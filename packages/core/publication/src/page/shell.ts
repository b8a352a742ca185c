import { attributes, band, css, html, type Markup, mainPart, page, replaceInTexts } from "@vigie/documents";
import { pagePatterns } from "@vigie/drawing";
import { type DataWarning, markLine, marksOf } from "@vigie/tables";
import type { WordedPublication } from "../formatter.ts";
import { type ContentsEntry, contents, entriesOf, nearby } from "./contents.ts";
import { addressOf, hrefIn, type PageContext, shared } from "./site.ts";
import { type ScriptName, sitePaths } from "./site-paths.ts";

/** What goes in the frame that all pages share. */
export interface PageParts {
  /** Empty for the cover, whose title is the study's. */
  readonly title: string;
  /** For search engines; the title by default. */
  readonly description?: string;
  readonly main: Markup;
  /** What the page holds, under its own entry of the contents. */
  readonly inside?: readonly ContentsEntry[];
  /** Name of the image that goes with it where it is shared elsewhere, the cover's by default; null where nobody shares it. */
  readonly card?: string | null;
  /** A script of its own, with the words that it says. */
  readonly script?: { readonly name: ScriptName; readonly messages: Readonly<Record<string, string>> };
}

/**
 * The site's own script and its own files. `file:` is for a copy opened from a folder, where some browsers hold no file to
 * be of the same origin.
 */
const allows = {
  "script-src": "'self' file:",
  "style-src": "'self' file:",
  "font-src": "'self' file:",
  "img-src": "'self' file: data:",
};

/** A whole page: head, mark of fiction, contents, what it says, neighbours. */
export function shell(
  context: PageContext,
  { title, description = title, main, inside = [], card = "couverture", script }: PageParts,
): string {
  const { edition, others, path, href } = context;
  const { study, formatter } = edition.publication;
  const studyTitle = formatter.text(study.title);
  const line = markLine(edition.publication);
  const mark = line === null ? "" : `${line} – `;
  const isCover = path === sitePaths.cover;
  const entries = entriesOf(context);
  const { language } = formatter;
  return page({
    language,
    direction: formatter.direction,
    title: `${mark}${isCover ? studyTitle : `${title} – ${studyTitle}`}`,
    allows,
    skip: formatter.message("page.skip"),
    head: html`<meta name="description" content="${mark}${description}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${shared(context, "style.css")}">
<link rel="stylesheet" href="${href(sitePaths.runningHeads)}" media="print">
<script src="${shared(context, "script.js")}" defer data-sortable="${formatter.message("script.sortable")}" data-whole="${formatter.message("code.total")}" data-cell="${formatter.message("script.cell", { head: "{head}", cell: "{cell}" })}"></script>
${
  script === undefined
    ? null
    : html`<script src="${shared(context, script.name)}" defer${Object.entries(script.messages).map(([name, wording]) => attributes` data-${name}="${wording}"`)}></script>
`
}${others.map(
  (
    other,
  ) => html`<link rel="alternate" hreflang="${other.publication.formatter.language}" href="${hrefIn(context, other)}">
`,
)}${publishedHead({ title: isCover ? studyTitle : title, mark, card }, context)}`,
    body: html`<a class="skip" href="#sommaire">${formatter.message("page.skipContents")}</a>
${pagePatterns(main)}
${line === null ? null : markBand(line, marksOf(edition.publication))}
<header class="masthead">
${logoImage(context)}
${isCover ? null : html`<p class="site-title"><a href="${href(sitePaths.cover)}">${studyTitle}</a></p>`}
${
  others.length === 0
    ? null
    : html`<nav class="languages" aria-label="${formatter.message("page.languages")}"><ul>${others.map((other) => html`<li><a href="${hrefIn(context, other)}" lang="${other.publication.formatter.language}" hreflang="${other.publication.formatter.language}">${other.publication.formatter.name}</a></li>`)}</ul></nav>`
}
<p class="to-contents"><a href="#sommaire">${formatter.message("contents.label")}</a></p>
</header>
<div class="layout">
${mainPart(html`${language === "fr" ? frenchSetting(main) : main}
${nearby(entries, context)}`)}
${contents(entries, inside, context)}
</div>
<footer class="foot">
<p>${formatter.message("page.foot", { study: study.id, version: study.version })} <a class="whole" href="${href(sitePaths.accessibility)}"${path === sitePaths.accessibility ? attributes` aria-current="page"` : null}>${formatter.message("page.accessibility")}</a></p>
${
  study.licence === "licence_ouverte"
    ? null
    : html`<p>${formatter.message("data.licence", { licence: study.licence })}</p>
`
}${shelfLinks(edition)}
</footer>`,
  }).text;
}

interface ArticleParts extends Omit<PageParts, "main"> {
  readonly className?: string;
  /** Where it is not the title. */
  readonly heading?: string;
  /** What the page is, in a sentence. */
  readonly lead?: string;
  readonly body: Markup;
}

/** A page of one article. */
export function articlePage(context: PageContext, article: ArticleParts): string {
  const { className, heading, lead, body, ...parts } = article;
  const main = html`<article${className === undefined ? null : attributes` class="${className}"`}>
<h1>${heading ?? parts.title}</h1>
${lead === undefined ? null : html`<p class="lead">${lead}</p>`}
${body}
</article>`;
  return shell(context, { ...parts, main });
}

/** Links to the editions that stand where this one is published. */
function shelfLinks({ shelf, publication: { formatter } }: PageContext["edition"]): Markup | null {
  if (shelf === null) return null;
  const link = (to: string, key: "shelf.all" | "shelf.latest" | "shelf.before") =>
    html`<li><a href="${to}">${formatter.message(key)}</a></li>`;
  return html`<nav aria-label="${formatter.message("shelf.label")}"><ul class="inside">${link(shelf.latest, "shelf.latest")}${
    shelf.before === null ? null : link(shelf.before, "shelf.before")
  }${link(shelf.all, "shelf.all")}</ul></nav>`;
}

/** The logo of the publisher, whose name it says. */
function logoImage(context: PageContext): Markup | null {
  const { logo, publication } = context.edition;
  const { study, formatter } = publication;
  if (logo === null || study.release === null) return null;
  const height = 48;
  const width = Math.round((height * logo.width) / logo.height);
  return html`<p class="logo"><img src="${shared(context, sitePaths.logo(logo.kind))}" alt="${formatter.text(study.release.publisher.name)}" width="${width}" height="${height}"></p>`;
}

/**
 * Metadata of a page for search engines, social networks and feed readers, where the study has its address; networks
 * read its own description.
 */
function publishedHead(
  {
    title,
    mark,
    card,
  }: {
    readonly title: string;
    readonly mark: string;
    readonly card: string | null;
  },
  { edition, path, publication }: PageContext,
): Markup | null {
  const { study, formatter } = publication;
  const address = addressOf(edition, path);
  if (address === null) return null;
  const property = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">
`;
  const canonical = html`<link rel="canonical" href="${address}">
`;
  if (card === null) return canonical;
  return html`${canonical}<link rel="alternate" type="application/atom+xml" title="${formatter.message("feed.title")}" href="${addressOf(edition, sitePaths.feed) ?? ""}">
${property("type", path === sitePaths.cover ? "website" : "article")}${property("title", `${mark}${title}`)}${property("url", address)}${property("site_name", formatter.text(study.title))}${edition.hasImages ? [property("image", addressOf(edition, sitePaths.card(card)) ?? ""), property("image:alt", title)] : null}`;
}

/** Two marks share a line. */
function markBand(line: string, marks: readonly DataWarning[]): Markup {
  return band({ line, isLong: marks.length > 1 }, marks.map(({ sentence }) => sentence).join(" "));
}

/** An ordinal; a name with hyphens. */
const set =
  /(?<![\p{L}\p{N}])1(?:er|re)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}+(?:-\p{L}[\p{L}’]*)+/gu;

/**
 * « 1er » with its end raised, and « Seine-Saint-Denis » on one line: by marks around the words, so that they are
 * copied and found as they were.
 */
function frenchSetting(page: Markup): Markup {
  return replaceInTexts(page, set, (found) =>
    found.startsWith("1") ? html`1<sup>${found.slice(1)}</sup>` : html`<span class="whole">${found}</span>`,
  );
}

/** Page numbers, title and the mark of data to beware of on every printed page of an edition. */
export function runningHeads(publication: WordedPublication): string {
  const { study, formatter } = publication;
  const line = markLine(publication);
  const mark =
    line === null ? null : css`@top-right { content: ${line}; font: bold 9pt sans-serif; color: #9a3412; }`;
  return css`@page { size: A4; margin: 20mm 16mm 18mm;
@top-left { content: ${formatter.text(study.title)}; font: 9pt sans-serif; }
@bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
${mark} }
`.text;
}

import { type Mark, markLine, marksOf } from "@vigie/diagnostic";
import { patterns } from "@vigie/drawing";
import { html, Markup } from "@vigie/html";
import { asideOf, contents, type Entry, entriesOf, nearby } from "./contents.ts";
import { frenchSetting } from "./french-setting.ts";
import type { ScriptName } from "./script-name.ts";
import { addressOf, hrefIn, type PageContext, shared } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What goes in the frame that all pages share. */
export interface PageParts {
  /** Empty for the cover, whose title is the study's. */
  readonly title: string;
  readonly description: string;
  readonly main: Markup;
  /** What the page holds, under its own entry of the contents. */
  readonly inside?: readonly Entry[];
  /** Whether drawings are on it. */
  readonly drawn?: boolean;
  /** Name of the image that goes with it where it is shared elsewhere: the cover's where it has none. */
  readonly card?: string;
  /** A script of its own, with the words that it says. */
  readonly script?: { readonly name: ScriptName; readonly words: Readonly<Record<string, string>> };
}

/**
 * Nothing runs but the site's own script, nothing loads but its own files. `file:` is for a copy opened from a folder, where
 * some browsers hold no file to be of the same origin; styles are also those of printed pages, in the head.
 */
const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; font-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

/** A whole page: head, mark of fiction, contents, what it says, neighbours. */
export function shell(
  context: PageContext,
  { title, description, main, inside = [], drawn = false, card = "couverture", script }: PageParts,
): string {
  const { edition, others, path, href } = context;
  const { study, words } = edition.publication;
  const studyTitle = words.text(study.title);
  const line = markLine(edition.publication);
  const mark = line === null ? "" : `${line} – `;
  const isCover = path === sitePaths.cover;
  const entries = entriesOf(context);
  const { language } = words;
  return html`<!doctype html>
<html lang="${language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<title>${mark}${isCover ? studyTitle : `${title} – ${studyTitle}`}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${mark}${description}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${shared(context, "style.css")}">
<script src="${shared(context, "script.js")}" defer data-sortable="${words.say("script.sortable")}" data-whole="${words.say("code.total")}" data-cell="${words.say("script.cell", { head: "{head}", cell: "{cell}" })}"></script>
${
  script === undefined
    ? null
    : html`<script src="${shared(context, script.name)}" defer${Object.entries(script.words).map(([name, said]) => html` data-${name}="${said}"`)}></script>
`
}${others.map(
  (
    other,
  ) => html`<link rel="alternate" hreflang="${other.publication.words.language}" href="${hrefIn(context, other)}">
`,
)}${publishedHead({ title: isCover ? studyTitle : title, description, mark, card }, context)}<style>${runningHeads(studyTitle, line)}</style>
</head>
<body>
<a class="skip" href="#contenu">${words.say("page.skip")}</a>
<a class="skip to-contents-end" href="#sommaire">${words.say("page.skipContents")}</a>
${drawn ? patterns() : null}
${line === null ? null : band(line, marksOf(edition.publication))}
<header class="masthead">
${isCover ? null : html`<p class="site-title"><a href="${href(sitePaths.cover)}">${studyTitle}</a></p>`}
${
  others.length === 0
    ? null
    : html`<nav class="languages" aria-label="${words.say("page.languages")}"><ul>${others.map((other) => html`<li><a href="${hrefIn(context, other)}" lang="${other.publication.words.language}" hreflang="${other.publication.words.language}">${other.publication.words.name}</a></li>`)}</ul></nav>`
}
<p class="to-contents"><a href="#sommaire">${words.say("contents.label")}</a></p>
</header>
<div class="layout">
${contents(entries, inside, context)}
<main id="contenu" tabindex="-1">
${language === "fr" ? frenchSetting(main) : main}
${nearby(entries, context)}
</main>
</div>
<footer class="foot">
<nav class="contents-end" id="sommaire" tabindex="-1" aria-label="${words.say("contents.labelEnd")}"><p class="contents-title" aria-hidden="true">${words.say("contents.label")}</p><ul>${entries.map((entry) => html`<li${asideOf(entry)}>${link(entry, context)}</li>`)}</ul></nav>
<p>${words.say("page.foot", { study: study.id, version: study.version })} <a class="whole" href="${href(sitePaths.accessibility)}"${path === sitePaths.accessibility ? html` aria-current="page"` : null}>${words.say("page.accessibility")}</a></p>
</footer>
</body>
</html>
`.text;
}

/** What search engines, networks and feed readers are told of a page, where the study says where it is published. */
function publishedHead(
  {
    title,
    description,
    mark,
    card,
  }: {
    readonly title: string;
    readonly description: string;
    readonly mark: string;
    readonly card: string;
  },
  { edition, path }: PageContext,
): Markup | null {
  const { study, words } = edition.publication;
  const address = addressOf(edition, path);
  if (address === null) return null;
  const property = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">
`;
  return html`<link rel="canonical" href="${address}">
<link rel="alternate" type="application/atom+xml" title="${words.say("feed.title")}" href="${addressOf(edition, sitePaths.feed) ?? ""}">
${property("type", path === sitePaths.cover ? "website" : "article")}${property("title", `${mark}${title}`)}${property("description", description)}${property("url", address)}${property("site_name", words.text(study.title))}${property("locale", words.language)}${edition.hasImages ? [property("image", addressOf(edition, sitePaths.card(card)) ?? ""), property("image:alt", title)] : null}`;
}

/** Marks stay in view; two of them share a line that has to fit a phone. */
function band(line: string, marks: readonly Mark[]): Markup {
  const several = marks.length > 1 ? html` class="several"` : null;
  return html`<aside class="band" aria-label="${line}"><p><b${several}>${line}</b> <span>${marks.map(({ sentence }) => sentence).join(" ")}</span></p></aside>`;
}

function link({ path, label }: Entry, context: PageContext): Markup {
  const current = path === context.path ? html` aria-current="page"` : null;
  return html`<a href="${context.href(path)}"${current}>${label}</a>`;
}

/** Page numbers, title and the mark of data to beware of on every printed page. */
function runningHeads(title: string, line: string | null): Markup {
  const mark =
    line === null
      ? ""
      : `@top-right { content: ${cssString(line)}; font: bold 9pt sans-serif; color: #9a3412; }`;
  return new Markup(`@page { size: A4; margin: 20mm 16mm 18mm;
@top-left { content: ${cssString(title)}; font: 9pt sans-serif; }
@bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
${mark} }`);
}

/** Nothing but letters, digits, spaces and plain punctuation stays as it is: the rest could end the string. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.’-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

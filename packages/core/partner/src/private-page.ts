import {
  band,
  baseStyle,
  blocksMarkup,
  Css,
  colours,
  html,
  inlinesMarkup,
  mainPart,
  page,
  type Section,
  styleSource,
} from "@vigie/documents";
import type { Partner, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import type { PageFormatter, PageMessage } from "./page-formatter.ts";

/** What a page that stays at the partner's is about, and the language it is written in. */
export interface PageHead {
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
  readonly language: Language;
}

/**
 * A page that stays at the partner's, whole in one file: no script runs in it, and nothing is loaded.
 * @param sections null for one without content
 */
export async function privatePage(
  title: PageMessage,
  { study, partner, date, fictitious }: PageHead,
  {
    formatter,
    sections,
  }: { readonly formatter: PageFormatter; readonly sections: readonly (Section | null)[] },
): Promise<string> {
  const { language, message, text, day, numbers } = formatter;
  const named = text(partner.label);
  const of = { partner: named, study: text(study.title), version: study.version, day: day(date) };
  const shown = sections.filter((section) => section !== null);
  return page({
    language,
    direction: "ltr",
    title: message("page.title", { title: message(title), partner: named }),
    allows: { "style-src": await styleSource(privateStyle) },
    head: html`<style>${privateStyle}</style>`,
    skip: message("page.skip"),
    body: html`${fictitious ? band({ line: message("page.fiction"), isLong: false }, message("page.fictionWords")) : null}
${mainPart(html`<h1>${message(title)}</h1>
<p class="about">${message("page.of", of)}</p>
<p><strong>${message("page.stays")}</strong> ${message("page.staysWhy")}</p>
<nav class="inside" aria-label="${message("page.inside")}"><ul>
${shown.map(
  ({ id, title: heading }) => html`<li><a href="#${id}">${inlinesMarkup(heading)}</a></li>
`,
)}</ul></nav>
${blocksMarkup(shown, numbers)}`)}`,
  }).text;
}

/** The whole style of a page that stays at the partner's: what all pages have, then a report in one column. */
export const privateStyle = new Css(`${colours}${baseStyle}
body > main { display: block; width: min(100% - 1.5rem, 45rem); margin-inline: auto; padding-block: 1.5rem 4rem; }
main p { margin-top: 0.75rem; max-width: var(--measure); }
main ul { margin-top: 0.75rem; padding-inline-start: 1.4rem; max-width: var(--measure); }
main li + li { margin-top: 0.4rem; }
main > h2 { margin-top: 2.5rem; }
main > section { border-top: 1px solid var(--ink); padding-top: 1rem; margin-top: 3rem; }
h3 { margin-top: 1.75rem; }
.about { color: var(--muted); }
.inside { font-size: var(--note); }
.inside ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
.inside li + li { margin-top: 0; }
.inside a { display: inline-block; padding-block: 0.15rem; }
.warning { background: var(--alert-paper); color: var(--alert); border-inline-start: 0.35rem solid var(--alert); padding: 0.6rem 0.9rem; font-weight: 700; }
table { width: 100%; font-size: var(--note); margin-top: 1.5rem; }
.scroll { margin-top: 1.5rem; }
.scroll table { margin-top: 0; }
caption { color: var(--ink); font-weight: 700; font-size: 1rem; }
.text { text-align: start; white-space: normal; padding-inline: 0.9rem 0; }
td.text { min-width: 8rem; overflow-wrap: anywhere; }
thead .text { text-align: start; }
thead th:first-child { padding-inline-start: 0; }
.scroll tbody th { min-width: 10rem; }
details { margin-top: 0.5rem; }
details table, details .scroll { margin-top: 0.75rem; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-top: 1.5rem; }
.pictures svg { max-width: 100%; height: auto; }
svg text { font-size: 14px; text-anchor: middle; fill: var(--ink); }
svg .heading { font-weight: 700; text-anchor: start; }
svg .axis { text-anchor: start; }
svg .bar { fill: none; stroke: var(--ink); }
svg .marked { fill: var(--digital); stroke: var(--digital); }
svg line { stroke: var(--ink); }
@media (max-width: 36rem) {
  .wide table { min-width: 34rem; }
  .scroll:not(.wide) :is(td.text, tbody th) { min-width: 0; }
}
@media print {
  body > main { width: auto; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; font-weight: 700; color: inherit; }
  summary, caption { break-after: avoid; }
  .inside { display: none; }
  .scroll table { min-width: 0; }
}
`);

import {
  band,
  blocksMarkup,
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
import { privateStyle } from "./private-style.ts";

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

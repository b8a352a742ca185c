import { lastDayOf, textOfInlines } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { papersIn } from "../downloads/papers-of.ts";
import type { WordedPublication } from "../formatter.ts";
import { asksSection, isAsks } from "./asks-section.ts";
import { blocks } from "./blocks.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { sources } from "./sources.ts";

/** What the diagnostic is, what it finds, and its chapters. */
export function coverPage(context: PageContext): string {
  const { publication } = context.edition;
  const { study, formatter, cover, chapters } = publication;
  const summary = study.summary ? formatter.text(study.summary) : null;
  return shell(context, {
    title: "",
    description: summary ?? formatter.text(study.title),
    main: html`<div class="cover">
<h1>${formatter.text(study.title)}</h1>
${summary === null ? null : html`<p class="summary">${summary}</p>`}
<p class="edition">${editionLine(publication)}</p>
${entryLinks(context)}
</div>
<section class="findings" id="essentiel" aria-labelledby="h-essentiel">
<h2 id="h-essentiel">${formatter.message("findings.title")}</h2>
${blocks(
  cover.filter((block) => !isAsks(block)),
  context,
  3,
)}
</section>
${asksSection(cover, context)}
${chapterList(
  context,
  chapters.map(({ id, title, partners }) => ({ id, title: textOfInlines(title), partners })),
)}
${sources(cover, context)}`,
  });
}

/** Links to the synthesis, the text that is easy to read, the communes, the search and the papers. */
function entryLinks({ edition, href }: PageContext): Markup {
  const { formatter } = edition.publication;
  const links = [
    { path: sitePaths.synthesis, label: formatter.message("synthesis.title") },
    { path: sitePaths.easy, label: formatter.message("easy.title") },
    { path: sitePaths.communes, label: formatter.message("communes.title") },
    { path: sitePaths.search, label: formatter.message("search.title") },
  ].filter(({ path }) => edition.pages.has(path));
  const papers = edition.hasPapers ? papersIn(edition.publication) : [];
  return html`<ul class="inside">${links.map(({ path, label }) => html`<li><a href="${href(path)}">${label}</a></li>`)}${papers.map(
    (extent) =>
      html`<li><a href="${href(sitePaths.paper(extent))}" download>${formatter.message(`paper.link.${extent}`)}</a></li>`,
  )}</ul>`;
}

function chapterList(
  { edition, href }: PageContext,
  chapters: readonly { readonly id: string; readonly title: string; readonly partners: string }[],
): Markup {
  const { formatter } = edition.publication;
  return html`<section class="chapters" aria-labelledby="h-chapitres">
<h2 id="h-chapitres">${formatter.message("cover.chapters")}</h2>
<ol>${chapters.map(
    ({
      id,
      title,
      partners,
    }) => html`<li><a href="${href(sitePaths.chapter(id))}">${title}</a>${partners === "" ? null : html`<p class="origin">${partners}</p>`}</li>
`,
  )}</ol>
</section>`;
}

function editionLine({ study, bundles, formatter }: WordedPublication): string {
  const partners = [...study.partners.values()].map(({ label }) => formatter.text(label));
  const last = lastDayOf(bundles);
  const values = {
    partners: formatter.list(partners),
    period: formatter.period(study.window),
    version: study.version,
  };
  return last === null
    ? formatter.message("page.edition", values)
    : formatter.message("page.editionDated", { ...values, date: formatter.day(last) });
}

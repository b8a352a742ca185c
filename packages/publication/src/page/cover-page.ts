import { textOfInlines } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { papersIn } from "../downloads/papers-of.ts";
import type { WordedPublication } from "../words.ts";
import { asksSection, isAsks } from "./asks-section.ts";
import { blocks } from "./blocks.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { sources } from "./sources.ts";

/** What the diagnostic is, what it finds, and its chapters. */
export function coverPage(context: PageContext): string {
  const { publication } = context.edition;
  const { study, words, cover, chapters } = publication;
  const summary = study.summary ? words.text(study.summary) : null;
  return shell(context, {
    title: "",
    description: summary ?? words.text(study.title),
    main: html`<div class="cover">
<h1>${words.text(study.title)}</h1>
${summary === null ? null : html`<p class="summary">${summary}</p>`}
<p class="edition">${editionLine(publication)}</p>
${ways(context)}
</div>
<section class="findings" id="essentiel" aria-labelledby="h-essentiel">
<h2 id="h-essentiel">${words.message("findings.title")}</h2>
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

/** Other ways in: for whom has five minutes, for whom reads little, for whom lives in a commune, for whom seeks a word. */
function ways({ edition, href }: PageContext): Markup {
  const { words } = edition.publication;
  const links = [
    { path: sitePaths.synthesis, label: words.message("synthesis.title") },
    { path: sitePaths.easy, label: words.message("easy.title") },
    { path: sitePaths.communes, label: words.message("communes.title") },
    { path: sitePaths.search, label: words.message("search.title") },
  ].filter(({ path }) => edition.paths.has(path));
  const papers = edition.hasPapers ? papersIn(edition.publication) : [];
  return html`<ul class="inside">${links.map(({ path, label }) => html`<li><a href="${href(path)}">${label}</a></li>`)}${papers.map(
    (extent) =>
      html`<li><a href="${href(sitePaths.paper(extent))}" download>${words.message(`paper.link.${extent}`)}</a></li>`,
  )}</ul>`;
}

function chapterList(
  { edition, href }: PageContext,
  chapters: readonly { readonly id: string; readonly title: string; readonly partners: string }[],
): Markup {
  const { words } = edition.publication;
  return html`<section class="chapters" aria-labelledby="h-chapitres">
<h2 id="h-chapitres">${words.message("cover.chapters")}</h2>
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

function editionLine({ study, bundles, words }: WordedPublication): string {
  const partners = [...study.partners.values()].map(({ label }) => words.text(label));
  const dates = bundles.map(({ manifest }) => manifest.date).toSorted();
  const last = dates.at(-1);
  const values = {
    partners: words.list(partners),
    period: words.period(study.window),
    version: study.version,
  };
  return last === undefined
    ? words.message("page.edition", values)
    : words.message("page.editionDated", { ...values, date: words.day(last) });
}

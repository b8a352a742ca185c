import { html, type Insert, type Markup } from "@vigie/documents";
import { seriesTexts } from "@vigie/findings";
import { lastDayOf, partnerText } from "@vigie/tables";
import { figuresIn, type PublishedBlocks, textOfInlines } from "@vigie/text";
import type { WordedPublication } from "../formatter.ts";
import { papersIn } from "../pdf/print.ts";
import { blocks } from "./blocks.ts";
import { asksSection, isAsks, isNumbers, keyNumbers } from "./cover-boxes.ts";
import { alternativeOf, drawings } from "./drawings.ts";
import { sources } from "./figure-block.ts";
import { itemList } from "./page-table.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What the diagnostic is, its numbers and a drawing first, what it finds, its chapters, who made it. */
export function coverPage(context: PageContext): string {
  const { publication } = context;
  const { study, formatter, cover, chapters } = publication;
  const summary = study.summary ? formatter.text(study.summary) : null;
  const [lead] = figuresIn(cover);
  return shell(context, {
    title: "",
    description: summary ?? formatter.text(study.title),
    main: html`<div class="cover">
<h1>${formatter.text(study.title)}</h1>
${summary === null ? null : html`<p class="summary">${summary}</p>`}
${keyNumbers(cover, context)}
</div>
${movedPart(context)}
${lead === undefined ? firstFigure(context) : blocks([lead], context, 2)}
${entryLinks(context)}
<section class="findings" id="essentiel" aria-labelledby="h-essentiel">
<h2 id="h-essentiel">${formatter.message("findings.title")}</h2>
${cover.filter((block) => block !== lead && !isAsks(block) && !isNumbers(block)).map((block) => findingsPart(block, context))}
</section>
${asksSection(cover, context)}
${chapterList(
  context,
  chapters.map(({ id, title, partners }) => ({ id, title: textOfInlines(title), partners })),
)}
<p class="edition">${editionLine(publication)}</p>
${sources(cover, context)}`,
  });
}

/** What moved over all editions, the surest first, and the way to its curves. */
function movedPart({ publication, formatter, href }: PageContext): Markup | null {
  const { series } = publication;
  if (series === null) return null;
  const { alerts, moved } = seriesTexts(series, formatter);
  if (moved === 0) return null;
  return html`<article aria-labelledby="h-moved">
<h2 id="h-moved">${formatter.message("editions.title")}</h2>
${itemList(alerts.slice(0, findingsInView).map(({ sentence }) => sentence))}
${moved > findingsInView ? html`<p>${formatter.message("editions.more", { count: moved - findingsInView })}</p>` : null}
<p><a href="${href(sitePaths.changes)}">${formatter.message("note.whole")}</a></p>
</article>`;
}

/** Findings in view; the rest is one click away. */
const findingsInView = 3;

function findingsPart(block: PublishedBlocks[number], context: PageContext): Insert {
  if (block.kind !== "box" || block.box !== "findings") return blocks([block], context, 3);
  const { formatter } = context;
  return block.of.map((part) => {
    if (part.kind !== "list" || part.items.length <= findingsInView + 1)
      return blocks([{ ...block, of: [part] }], context, 3);
    const box = (items: typeof part.items) => blocks([{ ...block, of: [{ ...part, items }] }], context, 3);
    return html`${box(part.items.slice(0, findingsInView))}
<details class="more-findings"><summary>${formatter.message("cover.moreFindings", { count: part.items.length - findingsInView })}</summary>${box(part.items.slice(findingsInView))}</details>`;
  });
}

/** Where the cover has no figure of its own: the first of the chapters, which its title leads to. */
function firstFigure(context: PageContext): Markup | null {
  const { chapters } = context.publication;
  const [found] = chapters.flatMap(({ id, blocks: of }) => figuresIn(of).map((figure) => ({ id, figure })));
  if (found === undefined) return null;
  const { id, title, figure } = found.figure;
  return html`<figure class="figure" role="figure" aria-labelledby="t-${id}">
<figcaption><h2 class="figure-title" id="t-${id}"><a href="${context.href(sitePaths.chapter(found.id))}#${id}">${textOfInlines(title)}</a></h2><p class="sub">${figure.subtitle}</p></figcaption>
${drawings(id, figure, alternativeOf(textOfInlines(title), figure.alternative))}
</figure>`;
}

/** Links to the synthesis, the text that is easy to read, the communes, the search and the papers. */
function entryLinks({ edition, href, formatter }: PageContext): Markup {
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

function editionLine(publication: WordedPublication): string {
  const { study, bundles, formatter } = publication;
  const partners = [...study.partners.values()].map((partner) =>
    partnerText(partner, publication, formatter),
  );
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

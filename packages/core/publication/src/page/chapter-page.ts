import { html } from "@vigie/documents";
import { indicatorTitle } from "@vigie/tables";
import { figuresIn, type PublishedBlocks, type PublishedChapter, textOfInlines } from "@vigie/text";
import { blocks } from "./blocks.ts";
import type { ContentsEntry } from "./contents.ts";
import { sources } from "./figure-block.ts";
import { inlines } from "./inlines.ts";
import { itemList } from "./page-table.ts";
import { articlePage, shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A chapter, with its headings and figures listed beside it. */
export function chapterPage(
  { id, title, origin, blocks: all }: PublishedChapter,
  context: PageContext,
): string {
  return shell(context, {
    title: textOfInlines(title),
    card: context.publication.chapters.some((each) => each.id === id) ? id : "couverture",
    inside: entriesIn(all, context),
    main: html`<article class="chapter" id="${id}">
<h1>${inlines(title, context)}</h1>
${origin === "" ? null : html`<p class="origin">${origin}</p>`}
${blocks(all, context)}
${sources(all, context)}
</article>`,
  });
}

/** Its headings where it has some, else its figures, as the study names them: their own titles are sentences. */
function entriesIn(all: PublishedBlocks, { path, publication }: PageContext): readonly ContentsEntry[] {
  const { study, formatter } = publication;
  const headings = all.flatMap((block) =>
    block.kind === "heading" && block.level === 2
      ? [{ path, anchor: block.id, label: textOfInlines(block.of) }]
      : [],
  );
  if (headings.length > 0) return headings;
  return all.flatMap((block) => {
    const indicator = block.kind === "figure" ? study.indicators.get(block.id) : undefined;
    const source = study.sources.get(indicator?.source ?? "");
    if (indicator === undefined || source === undefined) return [];
    return [{ path, anchor: indicator.id, label: indicatorTitle(indicator, { source, formatter }) }];
  });
}

/** The list of annexes: every figure that no chapter shows, source by source. */
export function annexesPage(context: PageContext): string {
  const { annexes, formatter } = context.publication;
  const items = annexes.map(({ id, title, blocks: all }) => {
    const figures = formatter.message("annexes.figures", { count: figuresIn(all).length });
    return html`<a href="${context.href(sitePaths.annex(id))}">${textOfInlines(title)}</a> (${figures})`;
  });
  return articlePage(context, {
    className: "chapter",
    title: formatter.message("annexes.title"),
    lead: formatter.message("annexes.lead"),
    body: itemList(items),
  });
}

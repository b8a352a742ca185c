import {
  figuresIn,
  indicatorTitle,
  type PublishedBlocks,
  type PublishedChapter,
  textOfInlines,
} from "@vigie/diagnostic";
import { html } from "@vigie/documents";
import { blocks } from "./blocks.ts";
import type { Entry } from "./contents.ts";
import { sources } from "./figure-block.ts";
import { inlines } from "./inlines.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A chapter, with its headings and figures listed beside it. */
export function chapterPage(
  { id, title, origin, blocks: all }: PublishedChapter,
  context: PageContext,
): string {
  const name = textOfInlines(title);
  return shell(context, {
    title: name,
    card: context.edition.publication.chapters.some((each) => each.id === id) ? id : "couverture",
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
function entriesIn(all: PublishedBlocks, { path, edition }: PageContext): readonly Entry[] {
  const { study, formatter } = edition.publication;
  const headings = all.flatMap((block) =>
    block.kind === "heading" && block.level === 2
      ? [{ path, anchor: block.id, label: textOfInlines(block.of) }]
      : [],
  );
  if (headings.length > 0) return headings;
  return all.flatMap((block) => {
    if (block.kind !== "figure") return [];
    const indicator = study.indicators.get(block.id);
    const source = indicator && study.sources.get(indicator.source);
    return source
      ? [{ path, anchor: block.id, label: indicatorTitle(indicator, { source, formatter }) }]
      : [];
  });
}

/** The list of annexes: every figure that no chapter shows, source by source. */
export function annexesPage(context: PageContext): string {
  const { formatter, annexes } = context.edition.publication;
  const title = formatter.message("annexes.title");
  return shell(context, {
    title,
    main: html`<article class="chapter">
<h1>${title}</h1>
<p class="lead">${formatter.message("annexes.lead")}</p>
<ul>${annexes.map(
      ({ id, title: label, blocks }) =>
        html`<li><a href="${context.href(sitePaths.annex(id))}">${textOfInlines(label)}</a> (${formatter.message("annexes.figures", { count: figuresIn(blocks).length })})</li>
`,
    )}</ul>
</article>`,
  });
}

import type { PublishedBlocks } from "@vigie/diagnostic";
import { figuresIn, protectionSentence, subjectIn } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import type { PageContext } from "./site.ts";

/** Where the sources of a page stand in it. */
export const sourcesAnchor = "sources";

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

import { html, type Markup } from "../markup.ts";
import type { BarrierMatrix } from "../publication/publication.ts";
import { inlines } from "./inlines.ts";
import type { PageContext } from "./site.ts";

/** Barriers by source: what each says, each number a link to its table. */
export function barriersTable({ id, caption, columns, groups }: BarrierMatrix, context: PageContext): Markup {
  const { words } = context.edition.publication;
  const nothing = html`<span class="unseen">${words.say("barriers.unseen")}</span>`;
  return html`<div class="scroll barriers" id="${id}" role="region" tabindex="0" aria-label="${caption}"><table class="words">
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
${groups.map(
  ({
    heading,
    rows,
  }) => html`<tbody><tr><th scope="rowgroup" class="group" colspan="${columns.length}">${heading}</th></tr>
${rows.map(
  (row) => html`<tr><th scope="row">${row.heading}</th>${row.cells.map(
    (sightings) =>
      html`<td>${
        sightings.length === 0 ? nothing : sightings.map((each) => html`<p>${inlines(each, context)}</p>`)
      }</td>`,
  )}</tr>
`,
)}</tbody>
`,
)}</table></div>
`;
}

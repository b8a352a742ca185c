import type { BarrierMatrix } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import { inlines } from "./inlines.ts";
import type { PageContext } from "./site.ts";

/**
 * Barriers by source: what each says, each number a link to its table. On a phone its cells stand one under the other,
 * each after the name of its source: roles keep it a table for screen readers.
 */
export function barriersTable({ id, caption, columns, groups }: BarrierMatrix, context: PageContext): Markup {
  const { formatter } = context.edition.publication;
  const nothing = html`<span class="unseen">${formatter.message("barriers.unseen")}</span>`;
  return html`<div class="scroll barriers" id="${id}" role="region" tabindex="0" aria-label="${caption}">${groups.map(
    ({ heading, rows }) => html`<table class="words" role="table">
<caption><b>${heading}</b> – ${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
      (row) => html`<tr role="row"><th scope="row" role="rowheader">${row.heading}</th>${row.cells.map(
        (sightings, at) =>
          html`<td role="cell" data-source="${columns[at + 1] ?? ""}">${
            sightings.length === 0 ? nothing : sightings.map((each) => html`<p>${inlines(each, context)}</p>`)
          }</td>`,
      )}</tr>
`,
    )}</tbody></table>
`,
  )}</div>
`;
}

import type { FigureTable } from "../figure-kind.ts";
import { html, type Markup } from "../markup.ts";

/** A table that scrolls inside its own box, reached by the keyboard. */
export function dataTable({ columns, groups }: FigureTable, caption: string): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
${groups.map(
  ({
    heading,
    rows,
  }) => html`<tbody>${heading === null ? null : html`<tr><th scope="rowgroup" class="group" colspan="${columns.length}">${heading}</th></tr>`}
${rows.map(({ heading: row, cells }) => html`<tr><th scope="row">${row}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>`,
)}
</table></div>`;
}

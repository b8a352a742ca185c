import { cellText, cellValue, type FigureColumn, type FigureTable } from "@vigie/diagnostic";
import { attributes, html, type Markup } from "@vigie/html";
import { valueAttribute } from "./value-attribute.ts";

/**
 * A table that scrolls inside its own box, reached by the keyboard.
 * @param name of that box: no other of the page may have it
 */
export function dataTable({ columns, groups }: FigureTable, caption: string, name = caption): Markup {
  const width = columns.reduce((sum, { under }) => sum + (under?.length ?? 1), 0);
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table>
<caption>${caption}</caption>
${heads(columns)}
${groups.map(
  ({ heading, rows }) =>
    html`<tbody>${heading === null ? null : html`<tr><th scope="rowgroup" class="group" colspan="${width}">${heading}</th></tr>`}${rows.map(
      ({ heading: row, cells }) =>
        html`<tr><th scope="row">${row}</th>${cells.map((cell) => html`<td${valueAttribute(cellValue(cell))}>${cellText(cell)}</td>`)}</tr>`,
    )}</tbody>
`,
)}</table></div>`;
}

function heads(columns: readonly FigureColumn[]): Markup {
  const under = columns.flatMap((column) => column.under ?? []);
  const rows = under.length > 0 ? attributes` rowspan="2"` : null;
  return html`<thead><tr>${columns.map((column) =>
    column.under
      ? html`<th scope="colgroup" colspan="${column.under.length}">${column.head}</th>`
      : html`<th scope="col"${rows}>${column.head}</th>`,
  )}</tr>${
    under.length === 0
      ? null
      : html`<tr class="under">${under.map((head) => html`<th scope="col">${head}</th>`)}</tr>`
  }</thead>`;
}

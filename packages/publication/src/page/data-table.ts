import { cellText, type FigureColumn, type FigureTable } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import { cellAttribute } from "./value-attribute.ts";

/**
 * Tables that scroll inside their own box, reached by the keyboard: one per group of rows, so that every heading is that
 * of a whole row or of a whole column (RGAA 5.7).
 * @param name of that box: no other of the page may have it
 */
export function dataTable({ columns, groups }: FigureTable, caption: string, name = caption): Markup {
  const heads = html`<thead><tr>${columns.flatMap((column) => headsOf(column, columns.length))}</tr></thead>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}">${groups.map(
    ({ heading, rows }) => html`<table>
<caption>${heading === null ? null : html`<b>${heading}</b> – `}${caption}</caption>
${heads}
<tbody>${rows.map(
      ({ heading: row, cells }) =>
        html`<tr><th scope="row">${row}</th>${cells.map((cell) => html`<td${cellAttribute(cell)}>${cellText(cell)}</td>`)}</tr>
`,
    )}</tbody></table>
`,
  )}</div>`;
}

/** Each column says by itself what those beside it have in common with it; what all have in common is in the caption. */
function headsOf({ head, under }: FigureColumn, columns: number): readonly Markup[] {
  if (under === undefined) return [html`<th scope="col">${head}</th>`];
  return columns === 2
    ? under.map((heading) => html`<th scope="col">${heading}</th>`)
    : under.map((heading) => html`<th scope="col"><span class="over">${head}</span> ${heading}</th>`);
}

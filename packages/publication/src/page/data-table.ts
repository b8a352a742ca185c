import { cellText, type FigureColumn, type FigureTable } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import { pageTable, scrollBox } from "./scroll-table.ts";
import { cellAttribute } from "./value-attribute.ts";

/**
 * Tables that scroll inside their own box, reached by the keyboard: one per group of rows, so that every heading is that
 * of a whole row or of a whole column (RGAA 5.7).
 * @param name of that box: no other of the page may have it
 */
export function dataTable({ columns, groups }: FigureTable, caption: string, name = caption): Markup {
  const heads = columns.flatMap((column) => headsOf(column, columns.length));
  const tables = groups.map(({ heading, rows }) =>
    pageTable(
      {
        caption: heading === null ? caption : [html`<b>${heading}</b> – `, caption],
        className: null,
        columns: heads,
      },
      rows.map(
        ({ heading: row, cells }) =>
          html`<tr><th scope="row">${row}</th>${cells.map((cell) => html`<td${cellAttribute(cell)}>${cellText(cell)}</td>`)}</tr>
`,
      ),
    ),
  );
  return scrollBox(name, tables);
}

/** Each column says by itself what those beside it have in common with it; what all have in common is in the caption. */
function headsOf({ head, under }: FigureColumn, columns: number): readonly (string | Markup)[] {
  if (under === undefined) return [head];
  return columns === 2
    ? under
    : under.map((heading) => html`<th scope="col"><span class="over">${head}</span> ${heading}</th>`);
}

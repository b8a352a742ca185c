import { type Attributes, attributes, html, type Insert, type Markup } from "@vigie/documents";
import {
  cellValue,
  type FigureColumn,
  type FigureTable,
  type TableCell,
  tableCellText,
} from "@vigie/findings";

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
      rows.map((row) => html`<tr><th scope="row">${row.heading}</th>${row.cells.map(cellMarkup)}</tr>`),
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

/** What stands around the rows of a table. */
interface TableFrame {
  readonly caption: Insert;
  readonly className: "words" | "words stackable" | "stackable" | "raw stackable" | null;
  /** At the head of each: its text, or its whole cell. */
  readonly columns: readonly (string | Markup)[];
}

/** A table that scrolls inside its own box. @param name of that box */
export function scrollTable(
  frame: TableFrame & { readonly caption: string },
  rows: Insert,
  name = frame.caption,
): Markup {
  return scrollBox(name, pageTable(frame, rows));
}

/** A box in which tables scroll, reached by the keyboard. @param name no other box of the page has it */
export function scrollBox(name: string, tables: Insert): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}">${tables}</div>`;
}

export function pageTable({ caption, className, columns }: TableFrame, rows: Insert): Markup {
  return html`<table${className === null ? null : attributes` class="${className}"`}>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => (typeof column === "string" ? html`<th scope="col">${column}</th>` : column))}</tr></thead>
<tbody>${rows}</tbody></table>
`;
}

/** Finer than any table writes its numbers. */
const scale = 1e4;

/** A number and no more, as `script.js` reads it in the text itself. */
const plainNumber = /^[+−-]?[\p{Nd}\p{Zs}.,’٫٬]+[%٪]?$/u;

/** What a cell is worth, by which the script of the page sorts its column; nothing for words and what is not shown. */
export function valueAttribute(value: number | null): Attributes | null {
  return value === null ? null : attributes` data-value="${Math.round(value * scale) / scale}"`;
}

/** A cell with what it is worth, where its text does not say it already. */
export function cellMarkup(cell: TableCell): Markup {
  const value = plainNumber.test(tableCellText(cell)) ? null : cellValue(cell);
  return html`<td${valueAttribute(value)}>${tableCellText(cell)}</td>`;
}

export function itemList(items: readonly Insert[], className?: "inside" | "names" | "places"): Markup {
  const named = className === undefined ? null : attributes` class="${className}"`;
  return html`<ul${named}>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Terms with what each means; a term without a meaning is left out. */
export function definitionList(
  className: "provenance" | "terms",
  rows: readonly (readonly [term: Insert, meaning: Markup | string | null])[],
): Markup {
  return html`<dl class="${className}">${rows.map(([term, meaning]) => (meaning === null ? null : html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`))}</dl>`;
}

import { attributes, html, type Insert, type Markup } from "@vigie/documents";

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

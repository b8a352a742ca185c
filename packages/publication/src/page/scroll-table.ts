import { attributes, html, type Insert, type Markup } from "@vigie/documents";

/** A table that scrolls inside its own box, reached by the keyboard. @param className of the table; null for none */
export function scrollTable(
  {
    caption,
    className,
    columns,
  }: {
    readonly caption: string;
    readonly className: "words" | "words stackable" | null;
    readonly columns: readonly string[];
  },
  rows: Insert,
): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table${className === null ? null : attributes` class="${className}"`}>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

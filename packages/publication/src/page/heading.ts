import { type Attributes, html, type Markup } from "@vigie/documents";

/** A heading of a level; past 6 there is none. */
export function heading(level: number, attributes: Attributes, of: Markup | readonly Markup[]): Markup {
  const shown = Math.min(level, 6);
  return html`<h${shown}${attributes}>${of}</h${shown}>`;
}

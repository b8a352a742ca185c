import { html, type Markup } from "@vigie/documents";

/** Links to the parts of a page, at its head: for pages whose parts are too many for the side menu, which must be whole in view. */
export function partLinks(parts: readonly { readonly anchor: string; readonly label: string }[]): Markup {
  return html`<ul class="inside">${parts.map(({ anchor, label }) => html`<li><a href="#${anchor}">${label}</a></li>`)}</ul>`;
}

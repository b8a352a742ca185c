import { html, type Markup } from "@vigie/documents";

/** Terms with what each means; a term without a meaning is left out. */
export function definitionList(
  className: "provenance" | "terms",
  rows: readonly (readonly [term: string, meaning: Markup | string | null])[],
): Markup {
  return html`<dl class="${className}">${rows.map(([term, meaning]) => (meaning === null ? null : html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`))}</dl>`;
}

export function termList(terms: readonly { readonly term: string; readonly meaning: string }[]): Markup {
  return definitionList(
    "terms",
    terms.map(({ term, meaning }) => [term, meaning]),
  );
}

import { html, type Markup } from "@vigie/documents";
import { pageSvg } from "@vigie/drawing";
import type { Figure } from "@vigie/findings";

/** A drawing for phones and one for wide pages, of which the style shows one, with their text alternative. */
export function drawings(
  id: string,
  { narrow, wide }: Pick<Figure, "narrow" | "wide">,
  alternative: string,
): Markup {
  return html`<div class="drawings">${pageSvg(narrow)}${pageSvg(wide)}<p id="alt-${id}" hidden>${alternative}</p></div>`;
}

/** What a drawing says, in place of it: the finding first, then its numbers. */
export function alternativeOf(title: string, alternative: string): string {
  if (alternative.startsWith(title)) return alternative;
  return `${title}${/[.?!…]$/.test(title) ? "" : "."} ${alternative}`;
}

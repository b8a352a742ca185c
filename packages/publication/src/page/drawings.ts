import { type Figure, partId } from "@vigie/diagnostic";
import { pageSvg } from "@vigie/drawing";
import { html, type Insert, type Markup } from "@vigie/html";

/**
 * A drawing for phones and one for wide pages, of which the style shows one, with their text alternative.
 * @param parts of the wide drawing, between which paper may break
 */
export function drawings(
  id: string,
  { narrow, wide, parts }: Pick<Figure, "narrow" | "wide" | "parts">,
  alternative: string,
): Markup {
  const wideDrawings: Insert =
    parts === undefined
      ? pageSvg(wide)
      : parts.map(
          (part, at) =>
            html`${pageSvg(part.drawing)}<p id="alt-${partId(id, at)}" hidden>${part.alternative}</p>`,
        );
  return html`<div class="drawings">${pageSvg(narrow)}${wideDrawings}<p id="alt-${id}" hidden>${alternative}</p></div>`;
}

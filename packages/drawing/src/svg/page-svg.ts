import { html, type Markup } from "@vigie/documents";
import type { Drawing } from "../drawing.ts";
import { marksSvg } from "./mark-svg.ts";

/** A drawing in a page that has `figureStyle` and `pagePatterns`, and its alternative in an element `alt-` with its name. */
export function pageSvg({ id, size, width, height, marks }: Drawing): Markup {
  return html`<svg class="drawing ${size}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="alt-${id}">${marksSvg(marks, { dotLength: "0", keepsSpaces: false })}</svg>`;
}

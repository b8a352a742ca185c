import { Css, html, type Markup } from "@vigie/documents";
import type { Drawing } from "../drawing.ts";
import { paperStyle } from "../style/paper-style.ts";
import { marksSvg } from "./mark-svg.ts";
import { patternsOf } from "./patterns.ts";

const style = new Css(paperStyle);

/** A drawing that stands alone on paper, with its style sheet and the patterns that it may use. */
export function paperSvg({ size, width, height, marks }: Drawing): Markup {
  const written = html`${marksSvg(marks, { dotLength: ".01", keepsSpaces: true })}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="drawing ${size}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${style}</style>${patternsOf(written.text)}${written}</svg>`;
}

import { html, type Insert, type Markup } from "@vigie/html";
import { r } from "./svg.ts";

/** The same drawn lower. */
export function translated(y: number, content: Insert): Markup {
  return html`<g transform="translate(0 ${r(y)})">${content}</g>`;
}

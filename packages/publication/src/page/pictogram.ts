import { html, type Markup } from "@vigie/documents";
import { type PictogramName, pictograms } from "@vigie/drawing";

/** A drawing beside the words that say the same: hidden from screen readers. */
export function pictogram(name: PictogramName): Markup {
  return html`<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${pictograms[name]}</svg>`;
}

import { html, type Markup } from "@vigie/html";

const lines = (id: string, { angle, step }: { readonly angle: number; readonly step: number }) =>
  html`<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V${step}" stroke="#fff" stroke-opacity=".55" stroke-width="2"/></pattern>`;

/** Hatching of hidden cells on screen, and of the groups on paper, where colours may not be seen. */
export const patternDefs: Markup = html`<defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V7"/></pattern>
${[
  lines("p-digital", { angle: 0, step: 12 }),
  lines("p-mixed", { angle: 45, step: 8 }),
  lines("p-direct", { angle: 90, step: 8 }),
  lines("p-routine_only", { angle: 135, step: 8 }),
  lines("p-dense", { angle: 45, step: 4 }),
]}
</defs>`;

/** The patterns of all the drawings of a page, once. */
export const patterns: Markup = html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">${patternDefs}</svg>`;

import { html, type Markup } from "@vigie/html";

/** Hatching of hidden cells on screen, and of the groups on paper, where colours may not be seen. */
export function patterns(): Markup {
  const lines = (id: string, angle: number, step: number) =>
    html`<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V${step}" stroke="#fff" stroke-opacity=".55" stroke-width="2"/></pattern>`;
  return html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V7"/></pattern>
${[lines("p-digital", 0, 12), lines("p-mixed", 45, 8), lines("p-direct", 90, 8), lines("p-routine_only", 135, 8), lines("p-dense", 45, 4)]}
</defs></svg>`;
}

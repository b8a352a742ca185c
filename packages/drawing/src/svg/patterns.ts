import { html, type Markup } from "@vigie/documents";

const lines = (id: string, { angle, step }: { readonly angle: number; readonly step: number }) =>
  html`<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path class="pattern-line" d="M0 0V${step}"/></pattern>
`;

/** Hatching of hidden cells on screen, and of the groups on paper, where colours may not be seen. */
const patterns = [
  {
    looks: ["secret"],
    def: html`<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V7"/></pattern>
`,
  },
  { looks: ["p-digital", "p-neutral"], def: lines("p-digital", { angle: 0, step: 12 }) },
  { looks: ["p-mixed", "p-against-1"], def: lines("p-mixed", { angle: 45, step: 8 }) },
  { looks: ["p-direct"], def: lines("p-direct", { angle: 90, step: 8 }) },
  { looks: ["p-routine_only", "p-for-1"], def: lines("p-routine_only", { angle: 135, step: 8 }) },
  { looks: ["p-against-2"], def: lines("p-dense", { angle: 45, step: 4 }) },
];

/** The patterns that marks written as SVG refer to; null where they refer to none. */
export function patternsOf(written: string): Markup | null {
  const looks = new Set(
    [...written.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")),
  );
  const used = patterns.filter((pattern) => pattern.looks.some((look) => looks.has(look)));
  return used.length === 0
    ? null
    : html`<defs>
${used.map(({ def }) => def)}</defs>`;
}

/** Patterns of all the drawings of a page, once. */
export function pagePatterns(page: Markup): Markup | null {
  const defs = patternsOf(page.text);
  return defs === null
    ? null
    : html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">${defs}</svg>`;
}

import { colourProperties, colours, lightColours } from "@vigie/documents";

export type ColourName = keyof typeof lightColours | keyof typeof lightScales;

/** How a medium writes colours: pages have custom properties, typesetters have none. */
export interface Medium {
  readonly colour: (name: ColourName) => string;
  /** The property that gives a mark the colour of what it stands for, and the value that takes it. */
  readonly markColour: { readonly property: string; readonly value: string };
}

/** What each look of a mark means, as CSS. Selectors are classes, elements and descendants: typesetters know no others. */
export function drawingRules({ colour, markColour }: Medium): string {
  const ownColour = (name: ColourName) => `{ ${markColour.property}: ${colour(name)}; }`;
  const [paper, ink, muted, rule] = [colour("paper"), colour("ink"), colour("muted"), colour("rule")];
  return `
.digital, .c-digital, .f-digital, .on-digital ${ownColour("digital")}
.routine_only, .c-routine_only, .on-routine_only ${ownColour("routine_only")}
.mixed, .c-mixed, .on-mixed ${ownColour("mixed")}
.direct, .c-direct, .f-direct, .f-material, .on-direct ${ownColour("direct")}
.none, .c-none, .on-none ${ownColour("none")}
.plain, .c-plain ${ownColour("ink")}
.drawing { direction: ltr; display: block; width: 100%; height: auto; overflow: visible; font-size: 15px; fill: ${ink}; }
.drawing text { unicode-bidi: plaintext; font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.drawing .b { font-weight: 700; }
.drawing .i { font-style: italic; }
.drawing .q { fill: ${muted}; font-weight: 400; }
.drawing .small { font-size: 14px; }
.drawing .big { font-size: 20px; font-weight: 700; }
.drawing .sum { font-size: 18px; font-weight: 700; }
.drawing .edged { paint-order: stroke; stroke: ${markColour.value}; stroke-width: 5px; stroke-linejoin: round; }
.drawing .e { text-anchor: end; }
.drawing .m { text-anchor: middle; }
.drawing .fictitious { font-weight: 700; fill: ${colour("alert")}; font-size: 14px; }
.drawing .secret-word { font-weight: 700; paint-order: stroke; stroke: ${paper}; stroke-width: 4px; }
.bar { fill: ${markColour.value}; }
.bar.outline { fill: ${paper}; stroke: ${ink}; stroke-width: 1.5; }
.secret { fill: url(#hatch); stroke: ${muted}; stroke-width: 1; }
.hatch { stroke: ${muted}; stroke-width: 2.5; }
.pattern-line { stroke: #fff; stroke-opacity: .55; stroke-width: 2; }
.print { display: none; }
.on-digital { fill: ${colour("on-digital")}; } .on-routine_only { fill: ${colour("on-routine_only")}; }
.on-mixed { fill: ${colour("on-mixed")}; } .on-direct { fill: ${colour("on-direct")}; } .on-none { fill: ${colour("on-none")}; }
.tick, .axis { stroke: ${ink}; stroke-width: 1; fill: none; }
.bracket { stroke: ${ink}; stroke-width: 1.5; fill: none; }
.pointed, .ringed { stroke: ${ink}; stroke-width: 2.5; fill: none; }
.grid { stroke: ${rule}; stroke-width: 1; fill: none; }
.stripe, .shade { fill: ${colour("faint")}; }
.dot, .dot-empty, .ring, .ring-edge, .ring-hole { fill: none; stroke-linecap: round; stroke-width: 11; }
.dot { stroke: ${markColour.value}; }
.dot-empty { stroke: ${rule}; stroke-width: 8; }
.ring { stroke: ${ink}; }
.ring-edge { stroke: ${paper}; stroke-width: 14; }
.ring-hole { stroke: ${paper}; stroke-width: 7.5; }
.lozenge { fill: ${ink}; stroke: ${paper}; stroke-width: 1.5; }
.stem { stroke: ${markColour.value}; stroke-width: 3; fill: none; }
.family { stroke: ${markColour.value}; stroke-width: 3; fill: none; }
.link { stroke: ${muted}; stroke-width: 2; fill: none; }
.p-digital { fill: url(#p-digital); } .p-mixed { fill: url(#p-mixed); } .p-direct { fill: url(#p-direct); }
.p-routine_only { fill: url(#p-routine_only); } .p-none { fill: none; }
${scaleNames
  .map(
    (name) =>
      `.${name}, .c-${name}, .on-${name} ${ownColour(name)} .on-${name} { fill: ${colour(`on-${name}`)}; }`,
  )
  .join("\n")}
.minor, .major, .blocking { stroke: ${ink}; stroke-width: 1; }
.minor { fill: ${paper}; } .major { fill: ${colour("neutral")}; } .blocking { fill: ${ink}; }
/* Its own colour on its edge: no seam where two territories make one whole. */
.bar.area { stroke: ${markColour.value}; stroke-width: .7; }
.border { fill: none; stroke: ${paper}; stroke-width: 1; stroke-linejoin: round; }
.outline { fill: none; stroke: ${muted}; stroke-width: 1; stroke-linejoin: round; }
.limit { fill: none; stroke: ${ink}; stroke-width: 2; stroke-linejoin: round; }
.drawing .label { font-weight: 700; }
.land { fill: ${colour("faint")}; }
.zero { fill: ${paper}; }
.key { stroke: ${muted}; stroke-width: 1; }
.disc { fill: ${colour("step-4")}; stroke: ${paper}; stroke-width: 1; }
.trend { fill: none; stroke: ${markColour.value}; stroke-width: 2.5; stroke-linejoin: round; }
.trend-other { fill: none; stroke: ${rule}; stroke-width: 1.5; stroke-linejoin: round; }
.dot-small { fill: none; stroke: ${markColour.value}; stroke-width: 6; stroke-linecap: round; }
.dot-inner { fill: none; stroke: ${markColour.value}; stroke-width: 9; stroke-linecap: round; }
.reference-line { fill: none; stroke: ${ink}; stroke-width: 1.75; }
.ring-around { fill: none; stroke: ${ink}; stroke-width: 1.75; }
.spot { fill: ${paper}; stroke: ${ink}; stroke-width: 1; }
.edge { fill: none; stroke: ${paper}; stroke-width: 4; }
.cell { stroke: ${paper}; stroke-width: 2; }
.halo { paint-order: stroke; stroke: ${paper}; stroke-width: 3px; stroke-linejoin: round; }
`;
}

/** What changes on paper, where colours may not be seen: patterns, and letters edged so that they are read on them. */
export function printRules({ markColour }: Medium): string {
  return `
.print { display: inline; }
.drawing .big { paint-order: stroke; stroke: ${markColour.value}; stroke-width: 5px; stroke-linejoin: round; }
.drawing .label { paint-order: stroke; stroke: ${markColour.value}; stroke-width: 4px; stroke-linejoin: round; }
.p-against-2 { fill: url(#p-dense); } .p-against-1 { fill: url(#p-mixed); }
.p-for-1 { fill: url(#p-routine_only); } .p-for-2 { fill: none; } .p-neutral { fill: url(#p-digital); }
`;
}

/**
 * Colours of ordered scales, which are not those of the groups. Opinions part brown from green, so that the usual
 * colour deficiencies keep them apart, the further the stronger; classes of a map go from paper to the digital blue.
 * Letters on them have a contrast of at least 4.5.
 */
export const lightScales = {
  "against-2": "#7a4208",
  "against-1": "#bd8330",
  neutral: "#8b8f95",
  "for-1": "#3f9a90",
  "for-2": "#0b5e57",
  "step-1": "#e3eaf4",
  "step-2": "#b6c9e5",
  "step-3": "#82a4d3",
  "step-4": "#4b75b7",
  "step-5": "#194291",
  "on-against-2": "#fff",
  "on-against-1": "#10151b",
  "on-neutral": "#10151b",
  "on-for-1": "#10151b",
  "on-for-2": "#fff",
  "on-step-1": "#10151b",
  "on-step-2": "#10151b",
  "on-step-3": "#10151b",
  "on-step-4": "#fff",
  "on-step-5": "#fff",
} as const;

export const darkScales: Readonly<Record<keyof typeof lightScales, string>> = {
  "against-2": "#e9b869",
  "against-1": "#986620",
  neutral: "#6c7178",
  "for-1": "#2b7d74",
  "for-2": "#86d3c8",
  "step-1": "#1e2a3b",
  "step-2": "#264468",
  "step-3": "#2b659f",
  "step-4": "#5c99dd",
  "step-5": "#a9d0fb",
  "on-against-2": "#10151b",
  "on-against-1": "#fff",
  "on-neutral": "#fff",
  "on-for-1": "#fff",
  "on-for-2": "#10151b",
  "on-step-1": "#fff",
  "on-step-2": "#fff",
  "on-step-3": "#fff",
  "on-step-4": "#10151b",
  "on-step-5": "#10151b",
};

/** Each class of an ordered scale; `on-` before its name is the colour of letters on it. */
const scaleNames = [
  "against-2",
  "against-1",
  "neutral",
  "for-1",
  "for-2",
  "step-1",
  "step-2",
  "step-3",
  "step-4",
  "step-5",
] as const;

/** Paper is white, whatever the colour of the page on a screen. */
const paperColours = { ...lightColours, ...lightScales, paper: "#fff" };

const paper: Medium = {
  colour: (name) => paperColours[name],
  markColour: { property: "color", value: "currentColor" },
};

/** The style sheet that a drawing on paper holds: no custom property, no media query. */
export const paperStyle = `${drawingRules(paper)}${printRules(paper)}`;

const page: Medium = {
  colour: (name) => `var(--${name})`,
  markColour: { property: "--c", value: "var(--c)" },
};

/** Colours and drawings: all that a drawing needs to be seen in a page. */
export const figureStyle = `${colours}${colourProperties(lightScales, darkScales)}${drawingRules(page)}
@media (forced-colors: active) {
  .bar, .secret { stroke: CanvasText; stroke-width: 1; }
  .drawing [class*=" on-"] { fill: CanvasText; paint-order: stroke; stroke: Canvas; stroke-width: 4px; }
}
@media print {${printRules(page)}}
`;

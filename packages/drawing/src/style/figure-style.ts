import { colourProperties, colours } from "@vigie/documents";
import { drawingRules, type Medium, printRules } from "./drawing-rules.ts";
import { darkScales, lightScales } from "./scale-colours.ts";

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

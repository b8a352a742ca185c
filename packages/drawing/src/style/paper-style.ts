import { lightColours } from "@vigie/documents";
import { drawingRules, type Medium, printRules } from "./drawing-rules.ts";
import { lightScales } from "./scale-colours.ts";

/** Paper is white, whatever the colour of the page on a screen. */
const colours = { ...lightColours, ...lightScales, paper: "#fff" };

const paper: Medium = {
  colour: (name) => colours[name],
  markColour: { property: "color", value: "currentColor" },
};

/** The style sheet that a drawing on paper holds: no custom property, no media query. */
export const paperStyle = `${drawingRules(paper)}${printRules(paper)}`;

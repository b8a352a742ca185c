export { baseStyle } from "./base-style.ts";
export { type Colours, colourProperties, colours, darkColours, lightColours } from "./colours.ts";
export { Css, css } from "./css.ts";
export { letterFaces } from "./letter-faces.ts";
export { type Attributes, attributes, html, type Insert, Markup } from "./markup.ts";
export { band, mainPart, page } from "./page.ts";
export { replaceInTexts } from "./replace-in-texts.ts";
export { styleSource } from "./style-source.ts";

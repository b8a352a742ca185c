export { baseStyle } from "./base-style.ts";
export { type Colours, colourProperties, colours, darkColours, lightColours } from "./colours.ts";
export { Css, css } from "./css.ts";
export { docx } from "./docx/docx.ts";
export type {
  DocumentBlock,
  DocumentTable,
  HeadingLevel,
  Run,
  WrittenDocument,
} from "./docx/written-document.ts";
export { letterFaces } from "./letter-faces.ts";
export { type Attributes, attributes, html, type Insert, Markup } from "./markup.ts";
export { officeZip } from "./office/office-zip.ts";
export { xml, xmlDeclaration } from "./office/xml.ts";
export { band, mainPart, page } from "./page.ts";
export { replaceInTexts } from "./replace-in-texts.ts";
export { styleSource } from "./style-source.ts";

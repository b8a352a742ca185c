export { baseStyle } from "./base-style.ts";
export {
  type Block,
  type Blocks,
  type Cell,
  type Column,
  type HeadingLevel,
  type Inline,
  type Inlines,
  list,
  listed,
  paragraphs,
  piecesOf,
  plainText,
  type Section,
  type Table,
  table,
} from "./block.ts";
export { blocksMarkup, inlinesMarkup } from "./blocks-markup.ts";
export { type Colours, colourProperties, colours, darkColours, lightColours } from "./colours.ts";
export { Css, css } from "./css.ts";
export { docx, type WrittenDocument } from "./docx/docx.ts";
export { letterFaces } from "./letter-faces.ts";
export { type Attributes, attributes, html, type Insert, Markup } from "./markup.ts";
export { type NumberType, numberText } from "./number-text.ts";
export { officeZip } from "./office/office-zip.ts";
export { xml, xmlDeclaration } from "./office/xml.ts";
export { band, mainPart, page } from "./page.ts";
export { replaceInTexts } from "./replace-in-texts.ts";
export { styleSource } from "./style-source.ts";

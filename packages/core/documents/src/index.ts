export { baseStyle, letterFaces } from "./base-style.ts";
export {
  type Block,
  type Blocks,
  type CellContent,
  type HeadingLevel,
  type Inline,
  type Inlines,
  list,
  listed,
  type NumberType,
  numberText,
  paragraphs,
  piecesOf,
  plainText,
  type Section,
  type TableBlock,
  type TableColumn,
  table,
} from "./block.ts";
export { blocksMarkup, inlinesMarkup } from "./blocks-markup.ts";
export { blocksLines } from "./blocks-text.ts";
export { type Colours, colourProperties, colours, darkColours, lightColours } from "./colours.ts";
export { Css, css, styleSource } from "./css.ts";
export { type DocumentContent, docx } from "./docx.ts";
export { type Attributes, attributes, html, type Insert, Markup, replaceInTexts } from "./markup.ts";
export { officeZip, xml, xmlDeclaration } from "./office.ts";
export { band, mainPart, page } from "./page.ts";

export { type BoxKind, everyBlock, type TextBlock, type TextInline, type TextInlines } from "./block.ts";
export { cellDimensions, citableNumbers } from "./citable-numbers.ts";
export type { ReferenceOrigin } from "./directives/reference.ts";
export { cellSentence } from "./document/cell-sentence.ts";
export { contributorsOf, type DataEdition, markedTitle } from "./document/data-edition.ts";
export { markedPartnersOf } from "./document/exhibit-of.ts";
export type {
  AwaitedPart,
  BarrierMatrix,
  CitedNumber,
  Exhibit,
  Publication,
  PublishedBlocks,
  PublishedChapter,
  PublishedEasyText,
  ShownFigure,
} from "./document/publication.ts";
export { publicationOf } from "./document/publication-of.ts";
export {
  citedNumbersIn,
  figuresIn,
  findingsOf,
  synthesisOf,
  textOfInlines,
} from "./document/published-blocks.ts";
export { easyRemarks } from "./easy/easy-remarks.ts";
export { easyTextProblems } from "./easy/read-easy-text.ts";
export { communesAnchor } from "./read/bounded-tree.ts";
export { generatedTitles, textProblems } from "./read/read-text.ts";
export { unprovenWords } from "./unproven-words.ts";

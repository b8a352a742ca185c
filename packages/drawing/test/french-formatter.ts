import { numbersIn, pageMessages } from "@vigie/words";
import { type DrawingWords, drawingCatalogues } from "../src/drawing-words.ts";

const { count, fixed, percent } = numbersIn("fr");

/** The words of drawings in French, without a diagnostic around them. */
export const frenchWords: DrawingWords = {
  message: pageMessages(drawingCatalogues, "fr").message,
  count,
  number: fixed,
  percent,
};

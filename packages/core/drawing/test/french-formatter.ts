import { numbersIn, pageMessages } from "@vigie/words";
import { type DrawingFormatter, drawingCatalogues } from "../src/drawing.ts";

const { count, fixed, percent } = numbersIn("fr");

/** The words of drawings in French, without a diagnostic around them. */
export const frenchFormatter: DrawingFormatter = {
  message: pageMessages(drawingCatalogues, "fr").message,
  count,
  number: fixed,
  percent,
};

import type { MessageValues } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** The few messages that a drawing needs. */
export const drawingCatalogues = { fr, en };

type DrawingMessage = keyof typeof fr;

/** What a drawing needs of a language: its few messages and its numbers. */
export interface DrawingFormatter {
  readonly message: (key: DrawingMessage, values?: MessageValues) => string;
  readonly count: (count: number) => string;
  readonly number: (value: number, decimals: number) => string;
  /** @param share in 0..1 */
  readonly percent: (share: number, decimals?: number) => string;
}

import { normalized } from "./propose/name-similarity.ts";

/** Rows such as spreadsheets add under a list of units. */
const totalWords =
  /^(?:(?:sous|grand|sub) )?(?:total|totaux|totals|ensemble|somme|cumul|sum|subtotal)(?: general| generale| generaux)?(?: (?:des|du|de|of|pour) [a-z ]+)?(?: n)?(?: [0-9 ]+)?$/;

const number = /^[+-]?[0-9][0-9\s.,]*%?$/;

/**
 * Whether a row sums the others rather than naming a unit: its key, or its first cell that is not a number, is a word for a
 * total; or it has no key, and nothing but numbers.
 * @param isValue the study or the mapping gives the text of that cell a meaning
 */
export function isTotalRow(
  cells: readonly string[],
  keyAt: number,
  isValue: (text: string, at: number) => boolean,
): boolean {
  const texts = cells.map((cell) => cell.trim());
  const key = texts[keyAt] ?? "";
  const firstText = texts.findIndex((text) => text !== "" && !number.test(text));
  if (isTotalWord(key)) return true;
  if (firstText >= 0)
    return isTotalWord(texts[firstText] ?? "") && !isValue(texts[firstText] ?? "", firstText);
  return key === "" && texts.some((text) => text !== "");
}

function isTotalWord(text: string): boolean {
  return text.length <= 60 && totalWords.test(normalized(text));
}

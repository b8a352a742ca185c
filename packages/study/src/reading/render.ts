import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../study.ts";
import type { Catalogue, Place, Sentences, VigieError } from "./vigie-error.ts";
import { visible } from "./visible.ts";

/** An error as a person reads it; `where` is empty where there is no place to go to. */
export interface Rendered extends Sentences {
  readonly where: string;
}

/**
 * The sentences of an error, from the catalogues of the rooms that may have raised it. In French where the
 * catalogue has no sentence in `language`.
 * @throws {RangeError} when the catalogue lacks the error's code, or the error a word of its sentences
 */
export function render(error: VigieError, catalogue: Catalogue, language: Language): Rendered {
  const problem = catalogue[error.code];
  if (problem === undefined) throw new RangeError(`no sentence for ${error.code}`);
  const spoken = problem[language] === undefined ? "fr" : language;
  const sentences = problem[spoken] ?? problem.fr;
  const words = Object.fromEntries(Object.entries(error.words).map(([name, { value }]) => [name, value]));
  const say = (message: string): string => {
    const format = new IntlMessageFormat(message, spoken, undefined, { ignoreTag: true });
    return visible(String(format.format(words)));
  };
  return {
    where: visible(placeIn(error.place, spoken)),
    what: say(sentences.what),
    expected: say(sentences.expected),
    cure: say(sentences.cure),
  };
}

/** Whether the run stops to protect people (exit 3) rather than because the input is wrong (exit 1). */
export function isRefusal(error: VigieError, catalogue: Catalogue): boolean {
  return catalogue[error.code]?.refusal === true;
}

const placeWords = {
  fr: { line: "ligne", column: "colonne", row: "ligne de données", field: "donnée", open: "« ", close: " »" },
  en: { line: "line", column: "column", row: "data row", field: "field", open: "“", close: "”" },
} as const;

/** « sources/caf.yaml, ligne 12, colonne 5 ». */
function placeIn({ file, line, column, row, field }: Place, language: Language): string {
  const words = placeWords[language];
  return [
    file,
    line === undefined ? undefined : `${words.line} ${line}`,
    column === undefined ? undefined : `${words.column} ${column}`,
    row === undefined ? undefined : `${words.row} ${row}`,
    field === undefined ? undefined : `${words.field} ${words.open}${field}${words.close}`,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

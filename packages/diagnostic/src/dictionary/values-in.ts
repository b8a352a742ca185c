import { IntlMessageFormat } from "intl-messageformat";

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The names of what a sentence is given, each once, sorted; null where it is no ICU MessageFormat. */
export function valuesIn(sentence: string): readonly string[] | null {
  let elements: Elements;
  try {
    elements = new IntlMessageFormat(sentence, "fr", undefined, { ignoreTag: true }).getAst();
  } catch {
    return null;
  }
  return [...new Set(namesIn(elements))].toSorted();
}

function namesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    // 0 is a literal, whose value is its text.
    if (!("value" in element) || element.type === 0) return [];
    const inside =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : [];
    return [element.value, ...inside];
  });
}

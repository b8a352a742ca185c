import { IntlMessageFormat } from "intl-messageformat";

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** A value that a message asks for. */
export interface MessageArgument {
  readonly name: string;
  /** What its value is compared with, sorted; none for a number or a text. */
  readonly cases: readonly string[];
}

/** What a message asks for, each once, by name; null where the text is not an ICU MessageFormat. */
export function messageArguments(text: string): readonly MessageArgument[] | null {
  let elements: Elements;
  try {
    elements = new IntlMessageFormat(text, "fr", undefined, { ignoreTag: true }).getAst();
  } catch {
    return null;
  }
  const byName = Map.groupBy(argumentsIn(elements), ({ name }) => name);
  return [...byName]
    .map(([name, all]) => ({ name, cases: [...new Set(all.flatMap(({ cases }) => cases))].toSorted() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Kinds of elements of a parsed message: a literal's value is its text; languages have plurals in different numbers. */
const literal = 0;
const select = 5;

function argumentsIn(elements: Elements): readonly MessageArgument[] {
  return elements.flatMap((element) => {
    if (!("value" in element) || element.type === literal) return [];
    const name = String(element.value);
    if (!("options" in element)) return [{ name, cases: [] }];
    const inside = Object.values(element.options).flatMap(({ value }) => argumentsIn(value));
    return [{ name, cases: element.type === select ? Object.keys(element.options) : [] }, ...inside];
  });
}

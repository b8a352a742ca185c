import { languages } from "@vigie/study";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { messages } from "../src/messages/index.ts";

const { fr } = messages;

describe.each(languages)("the sentences in %s", (language) => {
  const { said } = messages[language];

  test("are all there", () => {
    expect(Object.keys(fr.said).filter((key) => !Object.hasOwn(said, key))).toEqual([]);
  });

  test("name no value that the French ones are not given", () => {
    const wrong = Object.entries(said).filter(([key, sentence]) => {
      const given = valuesIn(parse(Reflect.get(fr.said, key)));
      return valuesIn(parse(sentence)).some((name) => !given.includes(name));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("have typographic apostrophes: a straight one would quote the braces", () => {
    expect(Object.entries(said).filter(([, sentence]) => sentence.includes("'"))).toEqual([]);
  });
});

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

function parse(sentence: string): Elements {
  return new IntlMessageFormat(sentence, "fr").getAst();
}

/** The names of what a sentence is given, each once, sorted. */
function valuesIn(elements: Elements): readonly string[] {
  const names = elements.flatMap((element) => {
    if (!("value" in element) || element.type === 0) return [];
    const inside =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => valuesIn(value)) : [];
    return [element.value, ...inside];
  });
  return [...new Set(names)].toSorted();
}

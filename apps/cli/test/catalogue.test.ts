import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/catalogue.ts";

const parts = ["what", "expected", "cure"] as const;
type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** The names of what a sentence is given. */
function valuesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if (!("value" in element) || element.type === 0) return [];
    const inside =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => valuesIn(value)) : [];
    return [element.value, ...inside];
  });
}

/** Each `select` of a sentence with its cases, but for those of a plural, which languages have in different numbers. */
function casesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if (!("options" in element)) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => casesIn(value));
    return element.type === 5
      ? [`${element.value}: ${Object.keys(element.options).toSorted().join(", ")}`, ...inside]
      : inside;
  });
}

const astOf = (sentence: string, language: string) =>
  new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true }).getAst();

test("the catalogue holds the sentences of every room", () => {
  const rooms = new Set(Object.keys(catalogue).map((code) => code.split("/")[0]));
  expect([...rooms].toSorted()).toEqual([
    "bundle",
    "cli",
    "diagnostic",
    "engine",
    "fiction",
    "files",
    "shapes",
    "study",
  ]);
});

describe.each(Object.entries(catalogue))("%s", (_, { fr, en }) => {
  test("is said in English too, with the values and the cases of the French", () => {
    if (en === undefined) throw new Error("no English");
    for (const part of parts) {
      const [french, english] = [astOf(fr[part], "fr"), astOf(en[part], "en")];
      const given = parts.flatMap((own) => valuesIn(astOf(fr[own], "fr")));
      expect(valuesIn(english).filter((name) => !given.includes(name))).toEqual([]);
      expect([...new Set(casesIn(english))].toSorted()).toEqual([...new Set(casesIn(french))].toSorted());
      expect(en[part]).not.toBe(fr[part]);
      expect(en[part]).not.toMatch(/[«»']/);
    }
  });
});

import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { type Sentences, studyProblems } from "../src/index.ts";

const parts = ["what", "expected", "cure"] as const;

describe.each(Object.entries(studyProblems))("%s in English", (_, { fr, en }) => {
  test("is there, and names what the French sentence names", () => {
    expect(en).toBeDefined();
    if (en === undefined) return;
    for (const part of parts) {
      expect(en[part]).not.toContain("'");
      expect(namesIn(en[part]).filter((name) => !given(fr).includes(name))).toEqual([]);
    }
  });
});

function given(sentences: Sentences): readonly string[] {
  return parts.flatMap((part) => namesIn(sentences[part]));
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

function namesIn(sentence: string): readonly string[] {
  return namesOf(new IntlMessageFormat(sentence, "fr", undefined, { ignoreTag: true }).getAst());
}

function namesOf(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if (!("value" in element) || element.type === 0) return [];
    const inside =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => namesOf(value)) : [];
    return [element.value, ...inside];
  });
}

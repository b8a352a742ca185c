import { expect, test } from "vitest";
import { inFrench } from "../src/compose/compose-study.ts";

test.each([
  ["on one line", "label: { fr: Sexe, en: Sex }\n", "label: Sexe\n"],
  [
    "within another mapping",
    "a: { type: flag, label: { fr: Oui, en: Yes } }\n",
    "a: { type: flag, label: Oui }\n",
  ],
  [
    "in a list",
    "codes:\n  - { code: f, label: { fr: Femme, en: Woman } }\n",
    "codes:\n  - { code: f, label: Femme }\n",
  ],
  [
    "on lines of its own, before other keys and a comment",
    'label:\n  fr: "Un, deux"\n  en: "One, two"\n# Pourquoi\nof: x\n',
    'label: "Un, deux"\n# Pourquoi\nof: x\n',
  ],
  ["with a colon in quotes", 'title: { fr: "A : b", en: "A: b" }\n', 'title: "A : b"\n'],
  ["in a folded block", "note:\n  fr: Mot\n  en: >-\n    Word\n    more\nof: x\n", "note: Mot\nof: x\n"],
  ["already", "label: Sexe # mot\n", "label: Sexe # mot\n"],
])("a text %s is in French alone, the rest as it was", (_, both, french) => {
  expect(inFrench(both)).toBe(french);
});

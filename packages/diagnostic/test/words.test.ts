import { expect, test } from "vitest";
import { fr } from "../src/messages/fr.ts";
import { inSentence, spaced, wordsOf } from "../src/words.ts";

const words = wordsOf("fr");

test("numbers as French prints them", () => {
  expect(words.count(92904)).toBe("92\u202f904");
  expect(words.percent(0.285)).toBe("29\u202f%");
  expect(words.percent(0.2849, 1)).toBe("28,5\u202f%");
  expect(words.percent(0)).toBe("0\u202f%");
  expect(words.percent(0.004)).toBe("moins de 1\u202f%");
  expect(words.points(0.114)).toBe("+11");
  expect(words.points(-0.1147, 1)).toBe("−11,5");
  expect(words.points(0)).toBe("0");
});

test("days and periods", () => {
  expect(words.day("2026-12-01")).toBe("1er décembre 2026");
  expect(words.period({ from: "2022-07-01", to: "2022-12-31" })).toBe("du 1er juillet au 31 décembre 2022");
  expect(words.period({ from: "2020-01-01", to: "2023-09-30" })).toBe(
    "du 1er janvier 2020 au 30 septembre 2023",
  );
  expect(words.period({ from: "2022-12-01", to: "2022-12-01" })).toBe("le 1er décembre 2022");
  expect(wordsOf("en").period({ from: "2022-12-01", to: "2022-12-01" })).toBe("on 1 December 2022");
});

test("spaces that must not break", () => {
  expect(spaced("Lecture : 28 % ; « oui » !")).toBe(
    "Lecture\u00a0: 28\u202f%\u202f; «\u202foui\u202f»\u202f!",
  );
});

test("a label inside a sentence loses its capital, an acronym keeps it", () => {
  expect([inSentence("Foyers au RSA"), inSentence("RSA majoré"), inSentence("Âge")]).toEqual([
    "foyers au RSA",
    "RSA majoré",
    "âge",
  ]);
});

test("plurals: French takes the singular up to two", () => {
  expect([0, 1, 2].map((outside) => words.say("note.outside", { outside }))).toEqual([
    "0 cas sans valeur connue est hors de la base des parts",
    "1 cas sans valeur connue est hors de la base des parts",
    "2 cas sans valeur connue sont hors de la base des parts",
  ]);
});

test("no straight apostrophe, which would quote what follows", () => {
  expect(Object.entries(fr).filter(([, message]) => message.includes("'"))).toEqual([]);
});

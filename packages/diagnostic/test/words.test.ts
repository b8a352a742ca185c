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

/** No-break spaces as `_`. */
const visible = (text: string) => text.replaceAll("\u00a0", "_");

test("days and periods, which do not break inside a day", () => {
  expect(visible(words.day("2026-12-01"))).toBe("1er_décembre_2026");
  expect(visible(words.period({ from: "2022-07-01", to: "2022-12-31" }))).toBe(
    "du_1er_juillet au_31_décembre_2022",
  );
  expect(visible(words.period({ from: "2020-01-01", to: "2023-09-30" }))).toBe(
    "du_1er_janvier_2020 au_30_septembre_2023",
  );
  expect(visible(words.period({ from: "2022-12-01", to: "2022-12-01" }))).toBe("le_1er_décembre_2022");
  expect(visible(wordsOf("en").period({ from: "2022-12-01", to: "2022-12-01" }))).toBe("on 1_December_2022");
});

test("a list of names that hold commas is parted by semicolons", () => {
  expect(words.list(["la Caf", "la CPAM", "la Cnav"])).toBe("la Caf, la CPAM et la Cnav");
  expect(words.list(["Caf", "Département, service social", "Cnav"])).toBe(
    "Caf\u202f; Département, service social\u202f; Cnav",
  );
  expect(wordsOf("en").list(["Caf", "Council, social services"])).toBe("Caf; Council, social services");
  expect(words.list(["12,5\u202f%", "14\u202f%"])).toBe("12,5\u202f% et 14\u202f%");
});

test("spaces that must not break", () => {
  expect(spaced("Lecture : 28 % ; « oui » !")).toBe(
    "Lecture\u00a0: 28\u202f%\u202f; «\u202foui\u202f»\u202f!",
  );
});

test("thousands and dates that are typed are not broken either; years, codes and telephones are left alone", () => {
  const plain = (text: string) => spaced(text).replaceAll("\u202f", "_").replaceAll("\u00a0", "~");
  expect(plain("pour 100 000 habitants, 10 pour 1 421 566")).toBe(
    "pour 100_000 habitants, 10 pour 1_421_566",
  );
  expect(plain("au 31 décembre 2022, le 1er mai, en mars 2021")).toBe(
    "au 31~décembre~2022, le 1er~mai, en mars~2021",
  );
  expect(plain("en 2022 100 tests, 01 234 567, 12 maisons, 3 1000")).toBe(
    "en 2022 100 tests, 01 234 567, 12 maisons, 3 1000",
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

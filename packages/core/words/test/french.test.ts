import { expect, test } from "vitest";
import { frenchSpacing, inSentence } from "../src/index.ts";

test("spaces that must not break", () => {
  expect(frenchSpacing("Lecture : 28 % ; « oui » !")).toBe(
    "Lecture\u00a0: 28\u202f%\u202f; «\u202foui\u202f»\u202f!",
  );
});

test("thousands and dates that are typed are not broken either; years, codes and telephones are left alone", () => {
  const plain = (text: string) => frenchSpacing(text).replaceAll("\u202f", "_").replaceAll("\u00a0", "~");
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

import { expect, test } from "vitest";
import { type Catalogue, isRefusal, render, said, saidCode, saidCount, VigieError } from "../src/index.ts";

const catalogue: Catalogue = {
  "test/counted": {
    fr: {
      what: "{rows, plural, one {# ligne porte} other {# lignes portent}} « {code} ».",
      expected: "Autre chose.",
      cure: "Corrigez.",
    },
    en: {
      what: "{rows, plural, one {# row has} other {# rows have}} “{code}”.",
      expected: "Other.",
      cure: "Mend.",
    },
  },
  "test/french": { fr: { what: "Un <b>.", expected: "Deux.", cure: "Trois." }, refusal: true },
};

test("a sentence agrees with its numbers, in the language asked for", () => {
  const error = new VigieError(
    "test/counted",
    {},
    { rows: saidCount(12_345), code: saidCode("API", { rows: 5, min: 3 }) },
  );
  expect(render(error, catalogue, "fr").what).toBe("12\u202f345 lignes portent « API ».");
  expect(render(error, catalogue, "en").what).toBe("12,345 rows have “API”.");
});

test("French stands in for a language not written yet, and brackets are no markup", () => {
  expect(render(new VigieError("test/french", {}), catalogue, "en")).toEqual({
    where: "",
    what: "Un <b>.",
    expected: "Deux.",
    cure: "Trois.",
  });
});

test("a place is said from the file down", () => {
  const where = (place: VigieError["place"], language: "fr" | "en" = "fr") =>
    render(
      new VigieError("test/french", place),
      { "test/french": { ...catalogue["test/french"], fr: sentence, en: sentence } },
      language,
    ).where;
  const sentence = { what: "Un.", expected: "Deux.", cure: "Trois." };
  expect(where({ file: "sources/caf.yaml", line: 12, column: 5 })).toBe(
    "sources/caf.yaml, ligne 12, colonne 5",
  );
  expect(where({ file: "rsa.csv", row: 3, field: "naissance" })).toBe(
    "rsa.csv, ligne de données 3, donnée « naissance »",
  );
  expect(where({ file: "rsa.csv", line: 3 }, "en")).toBe("rsa.csv, line 3");
});

test("a name cannot deceive a terminal, and a long one is cut", () => {
  const error = new VigieError(
    "test/counted",
    { file: "a\u001B[2J.yaml" },
    { rows: saidCount(1), code: said("\u001B[31mx\u202E") },
  );
  expect(render(error, catalogue, "fr")).toMatchObject({
    where: "a\uFFFD[2J.yaml",
    what: "1 ligne porte « \uFFFD[31mx\uFFFD ».",
  });
  expect(said("x".repeat(500)).value).toBe(`${"x".repeat(200)}…`);
});

test("a refusal is told from a mistake", () => {
  expect(isRefusal(new VigieError("test/french", {}), catalogue)).toBe(true);
  expect(isRefusal(new VigieError("test/counted", {}), catalogue)).toBe(false);
});

test("a code without a sentence, a word missing and a rare value are defects of ours", () => {
  expect(() => render(new VigieError("test/other", {}), catalogue, "fr")).toThrow(RangeError);
  expect(() => render(new VigieError("test/counted", {}), catalogue, "fr")).toThrow();
  expect(() => saidCode("rare", { rows: 4, min: 3 })).toThrow(RangeError);
  expect(() => saidCode("rare", { rows: 10, min: 11 })).toThrow(RangeError);
});

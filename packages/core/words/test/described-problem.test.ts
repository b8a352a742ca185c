import { expect, test } from "vitest";
import {
  countValue,
  describeProblem,
  type FilePlace,
  frequentCodeValue,
  isRefusal,
  joinedProblems,
  linesValue,
  namesValue,
  type ProblemCatalogue,
  textValue,
  VigieError,
} from "../src/index.ts";

const catalogue: ProblemCatalogue = {
  fr: {
    "test/counted": {
      what: "{rows, plural, one {# ligne porte} other {# lignes portent}} « {code} ».",
      expected: "Autre chose.",
      cure: "Corrigez.",
    },
    "test/lines": { what: "Lignes {lines}.", expected: "Deux.", cure: "Trois." },
    "test/french": { what: "Un <b>.", expected: "Deux.", cure: "Trois." },
    "test/surface": {
      what: "Un.",
      expected: "Deux.",
      cure: { command: "Écrivez « pad: {pad} ».", page: "Cochez la case." },
    },
  },
  en: {
    "test/counted": {
      what: "{rows, plural, one {# row has} other {# rows have}} “{code}”.",
      expected: "Other.",
      cure: "Mend.",
    },
    "test/lines": { what: "Lines {lines}.", expected: "Two.", cure: "Three." },
  },
  refusals: ["test/french"],
};

test("a cure is that of the surface where the problem is read", () => {
  const error = new VigieError("test/surface", {}, { pad: countValue(3) });
  expect(describeProblem(error, catalogue, "fr").cure).toBe("Écrivez « pad: 3 ».");
  expect(describeProblem(error, catalogue, "fr", "page").cure).toBe("Cochez la case.");
});

test("a sentence agrees with its numbers, in the language asked for", () => {
  const error = new VigieError(
    "test/counted",
    {},
    { rows: countValue(12_345), code: frequentCodeValue("API", { rows: 11, min: 3 }) },
  );
  expect(describeProblem(error, catalogue, "fr").what).toBe("12\u202f345 lignes portent « API ».");
  expect(describeProblem(error, catalogue, "en").what).toBe("12,345 rows have “API”.");
});

test.each([
  { lines: [12], count: 1, fr: "Lignes 12.", en: "Lines 12." },
  {
    lines: [12, 1500, 1800],
    count: 3,
    fr: "Lignes 12, 1\u202f500 et 1\u202f800.",
    en: "Lines 12, 1,500 and 1,800.",
  },
  { lines: [12, 1500], count: 9, fr: "Lignes 12, 1\u202f500….", en: "Lines 12, 1,500…." },
])("lines are listed in the language of the message: $en", ({ lines, count, fr, en }) => {
  const error = new VigieError("test/lines", {}, { lines: linesValue(lines, count) });
  expect(describeProblem(error, catalogue, "fr").what).toBe(fr);
  expect(describeProblem(error, catalogue, "en").what).toBe(en);
});

test("names are listed in the language of the message, each in its quotes", () => {
  const error = new VigieError("test/lines", {}, { lines: namesValue(["ages", "apps"]) });
  expect(describeProblem(error, catalogue, "fr").what).toBe("Lignes « ages » et « apps ».");
  expect(describeProblem(error, catalogue, "en").what).toBe("Lines “ages” and “apps”.");
});

test("French stands in for a language that lacks a sentence, and brackets are no markup", () => {
  const place = { file: "rsa.csv", line: 3 };
  expect(describeProblem(new VigieError("test/french", place), catalogue, "en")).toEqual({
    code: "test/french",
    place,
    where: "rsa.csv, ligne 3",
    what: "Un <b>.",
    expected: "Deux.",
    cure: "Trois.",
  });
});

test.each<{ place: FilePlace; fr: string; en: string }>([
  { place: {}, fr: "", en: "" },
  {
    place: { file: "sources/caf.yaml", line: 12, column: 5 },
    fr: "sources/caf.yaml, ligne 12, colonne 5",
    en: "sources/caf.yaml, line 12, column 5",
  },
  {
    place: { file: "rsa.csv", row: 3, field: "naissance" },
    fr: "rsa.csv, ligne de données 3, donnée « naissance »",
    en: "rsa.csv, data row 3, field “naissance”",
  },
])("a place is given from the file down: $en", ({ place, fr, en }) => {
  const error = new VigieError("test/lines", place, { lines: linesValue([1], 1) });
  expect(describeProblem(error, catalogue, "fr").where).toBe(fr);
  expect(describeProblem(error, catalogue, "en").where).toBe(en);
});

test("a name cannot deceive a terminal, and a long one is cut", () => {
  const error = new VigieError(
    "test/counted",
    { file: "a\u001B[2J.yaml" },
    { rows: countValue(1), code: textValue("\u001B[31mx\u202E") },
  );
  expect(describeProblem(error, catalogue, "fr")).toMatchObject({
    where: "a\uFFFD[2J.yaml",
    what: "1 ligne porte « \uFFFD[31mx\uFFFD ».",
  });
  expect(textValue("x".repeat(500)).value).toBe(`${"x".repeat(200)}…`);
});

test("a refusal is told from a mistake, in a joined catalogue too", () => {
  const joined = joinedProblems([catalogue, { fr: {}, en: {}, refusals: [] }]);
  for (const each of [catalogue, joined]) {
    expect(isRefusal(new VigieError("test/french", {}), each)).toBe(true);
    expect(isRefusal(new VigieError("test/counted", {}), each)).toBe(false);
  }
  expect(joined.en).toEqual(catalogue.en);
});

test("a code without a sentence, a value missing and a rare value are defects of ours", () => {
  expect(() => describeProblem(new VigieError("test/other", {}), catalogue, "fr")).toThrow(RangeError);
  expect(() => describeProblem(new VigieError("test/counted", {}), catalogue, "fr")).toThrow();
  expect(() => frequentCodeValue("rare", { rows: 10, min: 3 })).toThrow(RangeError);
  expect(() => frequentCodeValue("rare", { rows: 19, min: 20 })).toThrow(RangeError);
});

test("a problem goes from a worker to its page and reads the same", () => {
  const sent = new VigieError("test/lines", { line: 2 }, { lines: linesValue([1, 2], 2) });
  const { code, place, values } = structuredClone({
    code: sent.code,
    place: sent.place,
    values: sent.values,
  });
  expect(describeProblem(new VigieError(code, place, values), catalogue, "fr")).toEqual(
    describeProblem(sent, catalogue, "fr"),
  );
});

import { expect, test } from "vitest";
import { pageMessages, terminalMessages } from "../src/index.ts";

const fr = {
  rows: "Rapport : {rows, plural, one {# ligne} other {# lignes}} !",
  quoted: "« {name} » <b>",
  only: "Seulement en français ?",
};
const catalogues = {
  fr,
  en: { rows: "Report: {rows, plural, one {# row} other {# rows}}!", quoted: "“{name}” <b>" },
  oc: { quoted: "“{name}”" },
};

test.each([
  { language: "fr", rows: 1, page: "Rapport\u00a0: 1 ligne\u202f!", terminal: "Rapport : 1 ligne !" },
  {
    language: "fr",
    rows: 12_345,
    page: "Rapport\u00a0: 12\u202f345 lignes\u202f!",
    terminal: "Rapport : 12\u202f345 lignes !",
  },
  { language: "en", rows: 12_345, page: "Report: 12,345 rows!", terminal: "Report: 12,345 rows!" },
])("numbers and spaces are those of $language", ({ language, rows, page, terminal }) => {
  expect(pageMessages(catalogues, language).message("rows", { rows })).toBe(page);
  expect(terminalMessages(catalogues, language).message("rows", { rows })).toBe(terminal);
});

test("what a language lacks is in French, with the spaces of French, and known to be", () => {
  const english = pageMessages(catalogues, "en");
  expect(english.message("only")).toBe("Seulement en français\u202f?");
  expect([english.languageOf("only"), english.languageOf("rows")]).toEqual(["fr", "en"]);
});

test("a language that a study brings has its messages and those of French", () => {
  const occitan = pageMessages(catalogues, "oc");
  expect(occitan.message("quoted", { name: "x" })).toBe("“x”");
  expect(occitan.message("rows", { rows: 2 })).toBe("Rapport\u00a0: 2 lignes\u202f!");
});

test("a bracket is a character like another, in a text and in a value", () => {
  expect(terminalMessages(catalogues, "fr").message("quoted", { name: "<i>" })).toBe("« <i> » <b>");
});

test("a value that a message names is asked for", () => {
  expect(() => terminalMessages(catalogues, "fr").message("quoted")).toThrow(/name/);
});

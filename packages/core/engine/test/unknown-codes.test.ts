import { describeProblem } from "@vigie/words";
import { expect, test } from "vitest";
import { engineProblems } from "../src/index.ts";
import { unknownCodeProblems } from "../src/run/unknown-codes.ts";

const translate = new Map<string, string | null>([
  ["yes", "yes"],
  ["no", "no"],
  ["couple", "couple"],
  ["couple_enfants", "couple_enfants"],
  ["Couple sans enfant", "couple"],
  ["Non renseigné", null],
]);

function cureOf(value: string, rows = 15, rowsMin = 11): string {
  const found = [{ unknown: { role: "units" as const, column: "c", value, rows }, place: { file: "u.csv" } }];
  const [first] = unknownCodeProblems({ file: "u.csv", column: "c", found, translate, rowsMin });
  if (first === undefined) throw new RangeError("nothing is said");
  return describeProblem(first, engineProblems, "fr").cure.replaceAll(/[\u00a0\u202f]/g, " ");
}

test.each([
  ["a value already translated, but for a space", "Couple sans enfant ", "déjà traduite en « couple »"],
  ["but for an accent and capitals", "COUPLE SANS ENFÁNT", "déjà traduite en « couple »"],
  ["one that stands for no code, but for an accent", "non renseigne", "déjà déclarée sans code"],
  ["NA is no mistyped « no »", "NA", "« missing: »"],
  ["a dot", ".", "« missing: »"],
  ["NULL", "NULL", "« missing: »"],
  ["an error of Excel", "#N/A", "« missing: »"],
  ["a code mistyped", "couple_enfant", "voulait-elle dire « couple_enfants »"],
  ["a value mistyped: the code that it stands for", "Couple sans enfent", "voulait-elle dire « couple »"],
])("%s", (_, value, words) => {
  expect(cureOf(value)).toContain(words);
});

test.each([
  ["an abbreviation", "nn"],
  ["another thing altogether", "Couple avec enfants"],
  ["a number", "12"],
])("nothing is suggested for %s", (_, value) => {
  expect(cureOf(value)).toMatch(/^Traduisez-la/);
});

test("a value in another encoding than its file is called so, whatever its rows", () => {
  expect(cureOf("TÃ©l")).toContain("ce fichier mêle deux encodages");
  expect(cureOf("TÃ©l", 1)).toContain("ce fichier mêle deux encodages");
  expect(cureOf("TÃ©l", 1)).not.toContain("Tél");
});

test("rare values are read where the run writes them", () => {
  expect(cureOf("Fax de Mme Dupont", 1)).toContain("private/valeurs-inconnues.csv");
  expect(cureOf("Fax de Mme Dupont", 10, 11)).toContain("private/valeurs-inconnues.csv");
  expect(cureOf("Fax", 11, 11)).toMatch(/^Traduisez-la/);
});

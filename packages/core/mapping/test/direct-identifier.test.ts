import { expect, test } from "vitest";
import { holdsDirectIdentifier, resemblesDirectIdentifier } from "../src/direct-identifier.ts";

// Invented numbers; the keys are right: 97 minus the rest of the number by 97.
test.each([
  "marie.dupont@exemple.fr",
  "2920775123456",
  "2 92 07 75 123 456 03",
  "1 85 05 2A 004 123 56",
  "06 12 34 56 78",
  "06.12.34.56.78",
  "+33 6 12 34 56 78",
  "0033612345678",
  "FR14 2004 1010 0505 0001 3M02 606",
])("%s designates a person", (value) => {
  expect(resemblesDirectIdentifier(value)).toBe(true);
});

test.each([
  "guichet",
  "93066",
  "2022-12-31",
  "2920775123457 99",
  "FR14 2004 1010 0505 0001 3M02 607",
  "1234567890",
  "@",
  "c1@local",
  "",
])("%s does not", (value) => {
  expect(resemblesDirectIdentifier(value)).toBe(false);
});

test.each([
  "Dossier de 2 92 07 75 123 456 03, à revoir.",
  "Écrire à marie.dupont@exemple.fr.",
  "Rappeler au 06.12.34.56.78, le matin",
  "RIB : FR14 2004 1010 0505 0001 3M02 606 ;",
])("a comment designates a person: %s", (comment) => {
  expect(holdsDirectIdentifier(comment)).toBe(true);
});

test.each([
  "Extraction du 2026-11-25, 1 234 567 contacts, codes 93066 et 75110.",
  "Réorganisation des guichets en 2022 ; 12 345 678 901 euros versés.",
  "Voir l’article L. 262-2 du code de l’action sociale @ Légifrance",
])("a comment designates nobody: %s", (comment) => {
  expect(holdsDirectIdentifier(comment)).toBe(false);
});

import { expect, test } from "vitest";
import { resemblesDirectIdentifier } from "../src/direct-identifier.ts";

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

import { expect } from "vitest";
import type { Outcome } from "../../src/index.ts";
import { counts } from "./run-folder.ts";

/*
 * Five households and seven contacts, in every way a partner may hand them over:
 *   1: 30 years old, woman, RSA, 900.25; account in July, desk on 31 December
 *   2: 60 on the very day, man, RSA, 1000.5; desk
 *   3: no birth, woman, not RSA, 2000; only a routine declaration
 *   4: 59 and 364 days, unknown sex, RSA, none; only after the window
 *   5: no contact
 */

export interface Household {
  readonly number: string;
  readonly birth: string | null;
  readonly sex: "F" | "H" | "";
  readonly hasRsa: boolean;
  readonly income: number | null;
}

export const fiveHouseholds: readonly Household[] = [
  { number: "1", birth: "1992-07-14", sex: "F", hasRsa: true, income: 900.25 },
  { number: "2", birth: "1962-12-31", sex: "H", hasRsa: true, income: 1000.5 },
  { number: "3", birth: null, sex: "F", hasRsa: false, income: 2000 },
  { number: "4", birth: "1963-01-01", sex: "", hasRsa: true, income: null },
  { number: "5", birth: "1990-01-01", sex: "H", hasRsa: false, income: 0 },
];

/** Number, day, channel and motive of each. */
export const theirContacts: readonly (readonly [string, string | null, string, string])[] = [
  ["1", "2022-07-01", "compte", "autre"],
  ["1", "2022-12-31", "guichet", "autre"],
  ["2", "2022-08-05", "guichet", "autre"],
  ["3", "2022-08-05", "compte", "ressources"],
  ["4", "2023-01-01", "courrier", "autre"],
  ["9", "2022-08-05", "courrier", "autre"],
  ["1", null, "courrier", "autre"],
];

/** What a run of the small study finds in them, whatever they are written in. */
export function expectTheirCounts(outcome: Outcome): void {
  expect(counts(outcome, "groupes")).toEqual({
    "all digital": 0,
    "all mixed": 1,
    "all direct": 1,
    "all routine_only": 1,
    "all none": 2,
    "all _T": 5,
  });
  expect(counts(outcome, "ages")).toEqual({ "all jeune": 3, "all vieux": 1, "all _U": 1, "all _T": 5 });
  expect(counts(outcome, "revenus")).toEqual({ "all bas": 2, "all haut": 2, "all _U": 1, "all _T": 5 });
  expect(counts(outcome, "sexes")).toMatchObject({
    "rsa mixed femme": 1,
    "rsa direct homme": 1,
    "rsa none _U": 1,
    "rsa _T _T": 3,
    "all _T femme": 2,
    "all _T homme": 2,
    "all _T _U": 1,
  });
  expect(outcome.quality.contacts).toMatchObject({
    kept: 3,
    setAside: { no_date: 1, no_channel: 0, unknown_unit: 1, outside_window: 1, out_of_scope: 0, routine: 1 },
    afterWindow: 1,
    unitsWithoutContact: 1,
    unknownUnits: 1,
  });
  expect(outcome.quality.files.map(({ rows }) => rows)).toEqual([5, 7]);
}

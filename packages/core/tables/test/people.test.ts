import { expect, test } from "vitest";
import { formatterOf } from "../src/formatter.ts";
import { otherPeople, peopleOf } from "../src/people/people.ts";
import { smallStudy } from "./fixture/small-study.ts";

const source = (await smallStudy()).sources.get("foyers");
if (source === undefined) throw new RangeError("no such source");
const text = (fr: string, en: string) => ({ fr, en });
const named = {
  ...source,
  unit: { one: text("foyer", "household"), many: text("foyers", "households") },
  universes: new Map([
    ["all", { id: "all", label: text("ensemble des foyers", "all households"), where: new Map() }],
    ["rsa", { id: "rsa", label: text("Foyers au RSA", "Households on RSA"), where: new Map() }],
  ]),
};

for (const { language, universe, wording } of [
  {
    language: "fr",
    universe: "all",
    wording: ["foyers", "de l’ensemble des foyers", "dans l’ensemble des foyers"],
  },
  {
    language: "fr",
    universe: "rsa",
    wording: ["foyers au RSA", "des foyers au RSA", "parmi les foyers au RSA"],
  },
  { language: "en", universe: "all", wording: ["households", "of all households", "among all households"] },
  {
    language: "en",
    universe: "rsa",
    wording: ["households on RSA", "of households on RSA", "among households on RSA"],
  },
] as const)
  test(`${universe} in ${language}: after a number, after “of”, after “among”`, () => {
    const { counted, of, among } = peopleOf(named, universe, formatterOf(language));
    expect([counted, of, among]).toEqual(wording);
  });

test("the others are counted as they are named", () => {
  const formatter = formatterOf("fr");
  expect(otherPeople(peopleOf(named, "all", formatter), named, formatter).counted).toBe("autres foyers");
  expect(otherPeople(peopleOf(named, "rsa", formatter), named, formatter).the).toBe(
    "les autres foyers au RSA",
  );
});

test("a proper name that units start with keeps its capital", () => {
  const centres = text("structures France services", "France services centres");
  const places = {
    ...named,
    unit: { one: centres, many: centres },
    universes: new Map([["all", { id: "all", label: centres, where: new Map() }]]),
  };
  expect(peopleOf(places, "all", formatterOf("en")).of).toBe("of France services centres");
});

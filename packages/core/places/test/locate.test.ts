import { describe, expect, test } from "vitest";
import { boundariesOf, type Location, type LocationRecord, locate } from "../src/index.ts";
import { fewTerritories } from "./few-territories.ts";

const nothing: LocationRecord = {
  communeCode: null,
  communeName: null,
  postalCode: null,
  departement: null,
  point: null,
};
const square = (code: string, west: number) => ({
  code,
  polygons: [
    [
      [
        [west, 48],
        [west + 1, 48],
        [west + 1, 49],
        [west, 49],
        [west, 48],
      ] as const,
    ],
  ],
});
const boundaries = boundariesOf([square("93059", 2), square("93008", 3)]);

const cases: readonly (readonly [
  title: string,
  written: Partial<LocationRecord>,
  by: Location["by"],
  commune: string | null,
])[] = [
  ["a code of today", { communeCode: "93066" }, "code", "93066"],
  [
    "a code against its name: the code wins",
    { communeCode: "93066", communeName: "Bobigny" },
    "code",
    "93066",
  ],
  [
    "a name alone in its département",
    { departement: "93", communeName: "BOBIGNY" },
    "departement_name",
    "93008",
  ],
  ["a commune that has merged", { communeCode: "93059" }, "former_code", "93066"],
  ["a municipal arrondissement", { communeCode: "13201" }, "former_code", "13055"],
  ["a code taken over by two communes", { communeCode: "93999" }, "nothing", null],
  [
    "a code without its zero, confirmed",
    { communeCode: "4070", communeName: "DIGNE LES BAINS" },
    "restored_code",
    "04070",
  ],
  [
    "a code without its zero, not confirmed",
    { communeCode: "4070", communeName: "Manosque" },
    "nothing",
    null,
  ],
  ["a code without its zero, and no name", { communeCode: "4070" }, "nothing", null],
  [
    "a code that never was, then a postal code and its name",
    { communeCode: "99999", communeName: "Saint-Denis", postalCode: "93200" },
    "postal_name",
    "93066",
  ],
  [
    "a postal code and the name of a commune that has merged",
    { communeName: "Pierrefitte-sur-Seine", postalCode: "93200" },
    "postal_name",
    "93066",
  ],
  [
    "a postal code and a name of elsewhere",
    { communeName: "Bobigny", postalCode: "93200" },
    "departement",
    null,
  ],
  [
    "a postal code that two communes of that name share",
    { communeName: "Saint-Martin", postalCode: "66220" },
    "departement",
    null,
  ],
  [
    "a postal code without its zero, confirmed",
    { communeName: "Digne-les-Bains", postalCode: "4000" },
    "restored_postal",
    "04070",
  ],
  // Bobigny is 93000; 9300 would be Ariège.
  [
    "a postal code without its last digit is no lost zero",
    { communeName: "Bobigny", postalCode: "9300" },
    "nothing",
    null,
  ],
  [
    "a CEDEX and a name unique in its département",
    { communeName: "BOBIGNY CEDEX 9", postalCode: "93009" },
    "cedex_name",
    "93008",
  ],
  [
    "a CEDEX and a name borne twice in its département",
    { communeName: "Saint-Martin", postalCode: "66999" },
    "departement",
    null,
  ],
  [
    "a CEDEX and a name of another département",
    { communeName: "Bobigny", postalCode: "66999" },
    "contradiction",
    null,
  ],
  [
    "a postal code and the name of an arrondissement of elsewhere",
    { communeName: "Marseille 3e", postalCode: "93200" },
    "contradiction",
    null,
  ],
  [
    "the same, where coordinates agree with the postal code",
    { communeName: "Marseille 3e", postalCode: "93200", point: { latitude: 48.5, longitude: 2.5 } },
    "point",
    "93066",
  ],
  [
    "a code, against a name and a postal code of another département",
    { communeCode: "93066", communeName: "Manosque", postalCode: "04100" },
    "contradiction",
    null,
  ],
  [
    "a code, against a name and a postal code of the same département: the code wins",
    { communeCode: "93066", communeName: "Bobigny", postalCode: "93000" },
    "code",
    "93066",
  ],
  [
    "a département and a postal code of another one",
    { departement: "13", postalCode: "93200" },
    "contradiction",
    null,
  ],
  [
    "a département and the name of a commune of another one",
    { departement: "13", communeName: "Bobigny" },
    "contradiction",
    null,
  ],
  ["a name that no commune bears", { communeName: "La Plaine", postalCode: "93200" }, "departement", null],
  [
    "a name that a commune had before",
    { communeName: "La Ville-Libre", postalCode: "93400" },
    "postal_name",
    "93070",
  ],
  [
    "a name without its complement",
    { communeName: "SAINT OUEN", postalCode: "93400" },
    "postal_name",
    "93070",
  ],
  ["half a word of a name is none", { communeName: "Épi", postalCode: "93800" }, "departement", null],
  // Saint-Martin-de-Fenouillet is of the same postal code: whole names go before.
  [
    "a name without its complement, which others bear whole",
    { communeName: "Saint-Martin", postalCode: "66220" },
    "departement",
    null,
  ],
  [
    "words of a commune that the postal code serves, which elsewhere are a whole name",
    { communeName: "Fenouillet", postalCode: "66220" },
    "departement",
    null,
  ],
  ["a département by its name", { departement: "Seine Saint Denis" }, "departement", null],
  ["a département that lost its zero", { departement: "4" }, "departement", null],
  [
    "coordinates, where limits are given, of a commune that has merged since",
    { point: { latitude: 48.5, longitude: 2.5 } },
    "point",
    "93066",
  ],
  ["coordinates outside of all limits", { point: { latitude: 47, longitude: 2.5 } }, "nothing", null],
  ["a postal code alone", { postalCode: "93200" }, "departement", null],
  ["a département alone", { departement: "66" }, "departement", null],
  ["a département that is none", { departement: "00" }, "nothing", null],
  ["nothing", {}, "nothing", null],
];

describe("where a place is", () => {
  for (const [title, written, by, commune] of cases)
    test(title, () => {
      const found = locate({ ...nothing, ...written }, fewTerritories, boundaries);
      expect([found.by, found.commune]).toEqual([by, commune]);
    });

  test("without limits, coordinates place nothing", () => {
    const point = { latitude: 48.5, longitude: 2.5 };
    expect(locate({ ...nothing, point }, fewTerritories, null).by).toBe("nothing");
  });
});

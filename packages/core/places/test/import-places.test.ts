import { describe, expect, test } from "vitest";
import type { PlaceNote, PlaceRecord } from "../src/index.ts";
import { imported, inTheStudy } from "./few-places.ts";

type Line = Partial<PlaceRecord>;
const siret = "21930072200010";
const here = { latitude: "48.9550", longitude: "2.3800" };

const wrong: readonly (readonly [title: string, line: Line, notes: readonly PlaceNote[]])[] = [
  ["a place without a name", { name: null }, ["without_name"]],
  ["latitude and longitude exchanged", { latitude: "2.38", longitude: "48.955" }, ["coordinates_swapped"]],
  ["metres of Lambert 93", { latitude: "6862000", longitude: "654000,5" }, ["coordinates_projected"]],
  ["metres of no projection", { latitude: "99999999", longitude: "1" }, ["coordinates_outside_france"]],
  [
    "a commune and a postal code of two départements",
    { communeCode: null, communeName: "Argenteuil", postalCode: "93200" },
    ["contradictory"],
  ],
  [
    "codes that software took for numbers",
    { communeCode: null, communeName: "Stains", postalCode: "93240.0" },
    ["placed_postal_name"],
  ],
  [
    "a commune without the end of its name",
    { communeCode: "93059", communeName: "Pierrefitte" },
    ["placed_former_code", "name_completed"],
  ],
  ["a point at sea", { latitude: "0", longitude: "0" }, ["coordinates_outside_france"]],
  ["a coordinate that is no number", { latitude: "48°57", longitude: "2.38" }, ["coordinates_unreadable"]],
  ["a day to come", { updated: "2026-11-26" }, ["date_future"]],
  ["a day that no calendar has", { since: "31/02/2022" }, ["date_unreadable"]],
  [
    "a commune that never was",
    { communeCode: "93999", departement: "93" },
    ["placed_departement", "code_unknown"],
  ],
  ["a commune that has merged", { communeCode: "93059" }, ["placed_former_code"]],
  [
    "a postal code read as a number",
    { communeCode: null, communeName: "Bobigny", postalCode: "9300" },
    ["placed_nowhere", "postal_not_confirmed"],
  ],
  ["a name that is not that of the code", { communeName: "Saint-Denis" }, ["name_differs"]],
  [
    "a name with lost letters",
    { communeCode: null, communeName: "Sta\uFFFDns", postalCode: "93240" },
    ["placed_postal_name", "letters_lost"],
  ],
];

describe("what is wrong is said, with its line", () => {
  for (const [title, line, notes] of wrong)
    test(title, () => expect(imported([line]).notes).toEqual(notes.map((note) => [note, 2])));

  test("today is not to come, and a decimal comma is a number", () => {
    const { places, notes } = imported([{ updated: "2026-11-25", latitude: "48,955", longitude: "2,38" }]);
    expect(notes).toEqual([]);
    expect(places[0]).toMatchObject({ updated: "2026-11-25", point: { latitude: 48.955, longitude: 2.38 } });
  });
});

describe("the communes of the study", () => {
  const inside = (line: Line) => {
    const { places, notes } = imported([line], { scope: inTheStudy });
    return { commune: places.map(({ commune }) => commune), notes: notes.map(([code]) => code) };
  };

  test.each<readonly [string, Line, readonly (string | null)[], readonly PlaceNote[]]>([
    [
      "a commune of before the merger is kept as the study has it",
      { communeCode: "93059" },
      ["93059"],
      ["placed_former_code"],
    ],
    [
      "a list of after the merger tells it by its name",
      { communeCode: "93066", communeName: "Pierrefitte sur Seine" },
      ["93059"],
      [],
    ],
    ["or does not tell", { communeCode: "93066", communeName: null }, ["93066"], ["merged_since"]],
    ["elsewhere is set aside", { communeCode: "95018" }, [], ["outside_study"]],
    [
      "only the département is known",
      { communeCode: null, departement: "93" },
      [null],
      ["placed_departement"],
    ],
    ["another département", { communeCode: null, departement: "95" }, [], ["outside_study"]],
    ["nothing is known", { communeCode: null }, [], ["not_placed"]],
    [
      "what contradicts itself may be of the study",
      { communeCode: null, communeName: "Argenteuil", postalCode: "93200" },
      [],
      ["contradictory"],
    ],
    [
      "or is not, either way",
      { communeCode: null, departement: "75", communeName: "Argenteuil" },
      [],
      ["outside_study"],
    ],
  ])("%s", (_, line, commune, notes) => expect(inside(line)).toEqual({ commune, notes }));
});

describe("one place, or two", () => {
  const street = { address: "12 bis av. Jean Jaurès" };
  test.each<readonly [string, readonly [Line, Line], PlaceNote | null, number]>([
    [
      "same number at the same address, names alike",
      [
        { siret, ...street },
        { siret, address: "12bis Avenue Jean-Jaurès, 93240 Stains", name: "La maison du quartier" },
      ],
      "same_siret",
      1,
    ],
    [
      "same number at the same address: the town hall and a service of it",
      [
        { siret, ...street, name: "Mairie" },
        { siret, ...street, name: "Médiathèque" },
      ],
      "siret_shared",
      2,
    ],
    [
      "the same, where the name of the commune is all that they share",
      [
        { siret, ...street, name: "Mairie de Stains" },
        { siret, ...street, name: "Médiathèque de Stains" },
      ],
      "siret_shared",
      2,
    ],
    // 0.00288 degree of latitude: 320 metres.
    [
      "same number, 320 metres apart: the town hall and its library",
      [
        { siret, ...here, name: "Mairie de Stains" },
        { siret, latitude: "48.95788", longitude: "2.3800", name: "Médiathèque de Stains" },
      ],
      "siret_shared",
      2,
    ],
    [
      "same number, same name, 320 metres apart and no address",
      [
        { siret, ...here },
        { siret, latitude: "48.95788", longitude: "2.3800" },
      ],
      "siret_shared",
      2,
    ],
    [
      "same address and same name, placed 320 metres apart",
      [
        { ...street, ...here },
        { ...street, latitude: "48.95788", longitude: "2.3800" },
      ],
      "same_address",
      1,
    ],
    [
      "the same, names a little alike: a town hall and its annexe",
      [
        { ...street, ...here, name: "Mairie" },
        { ...street, latitude: "48.95788", longitude: "2.3800", name: "Mairie annexe" },
      ],
      null,
      2,
    ],
    [
      "same address and same name, a kilometre apart",
      [
        { ...street, ...here },
        { ...street, latitude: "48.9650", longitude: "2.3800" },
      ],
      null,
      2,
    ],
    [
      "same number, one address unknown, same name",
      [
        { siret, ...street },
        { siret, name: "Maison de quartier de Stains" },
      ],
      "same_siret",
      1,
    ],
    [
      "same number, one address unknown, other names",
      [
        { siret, ...street },
        { siret, name: "Espace" },
      ],
      "siret_shared",
      2,
    ],
    [
      "same address in two lists, other names",
      [
        { ...street, ...here, name: "France services" },
        { ...street, ...here, name: "Mairie", list: 1 },
      ],
      "address_shared_between_lists",
      2,
    ],
    [
      "same point in two lists, other names",
      [
        { ...here, name: "France services" },
        { ...here, name: "Mairie", list: 1 },
      ],
      "address_shared_between_lists",
      2,
    ],
    ["same point in one list, other names", [{ ...here }, { ...here, name: "Mairie" }], null, 2],
    [
      "same address and same name in two lists, one of which does not know the commune",
      [{ ...street }, { ...street, communeCode: null, departement: "93", list: 1 }],
      "address_shared_between_lists",
      2,
    ],
    [
      "the same, with the same number",
      [
        { siret, ...street },
        { siret, ...street, communeCode: null, departement: "93", list: 1 },
      ],
      "same_siret_between_lists",
      1,
    ],
    [
      "the code of before a merger in one list, of after in the other",
      [
        { ...street, communeCode: "93059" },
        { ...street, communeCode: "93066", list: 1 },
      ],
      "same_address_between_lists",
      1,
    ],
    [
      "same point, communes that are not neighbours",
      [{ ...here }, { ...here, communeCode: "95018" }],
      null,
      2,
    ],
    [
      "same number, a kilometre apart",
      [
        { siret, ...here },
        { siret, latitude: "48.9650", longitude: "2.3800" },
      ],
      "siret_shared",
      2,
    ],
    [
      "a number that is nobody’s",
      [
        { siret: "00000000000000", name: "Mairie" },
        { siret: "00000000000000", name: "École" },
      ],
      null,
      2,
    ],
    [
      "same address, names alike",
      [{ ...street }, { address: "12 bis, avenue Jean Jaurès", name: "La maison du quartier" }],
      "same_address",
      1,
    ],
    ["same address, other names", [{ ...street }, { ...street, name: "Caisse de retraite" }], null, 2],
    ["same street in two communes", [{ ...street }, { ...street, communeCode: "93066" }], null, 2],
    [
      "a few steps apart, same name",
      [{ ...here }, { latitude: "48.9555", longitude: "2.3801" }],
      "same_spot",
      1,
    ],
    [
      "a few steps apart, names a little alike",
      [{ ...here }, { ...here, name: "Maison des services" }],
      null,
      2,
    ],
    [
      "a bus and a desk at one address",
      [
        { ...street, itinerant: true },
        { ...street, itinerant: false },
      ],
      null,
      2,
    ],
    [
      "a main site and its branch",
      [
        { ...street, format: "site" },
        { ...street, format: "branch" },
      ],
      null,
      2,
    ],
    [
      "told apart by their own list",
      [
        { ...street, certified: true },
        { ...street, certified: true },
      ],
      "told_apart",
      2,
    ],
    [
      "the same in two lists",
      [
        { ...street, certified: true },
        { ...street, certified: true, list: 1 },
      ],
      "same_address_between_lists",
      1,
    ],
  ])("%s", (_, lines, note, count) => {
    const { places, notes } = imported(lines);
    expect(places.length).toBe(count);
    const pairs = notes.filter(([code]) => !code.startsWith("placed_"));
    expect(pairs).toEqual(note === null ? [] : [[note, 2, 3]]);
  });

  test("what one line does not say, the other does; help of both kinds is kept", () => {
    const { places } = imported([
      { siret, kinds: ["france_services"], since: "2022-01-01", updated: "2022-06-01" },
      {
        siret,
        kinds: ["aidants_connect"],
        since: "2021-01-01",
        updated: "2022-07-01",
        ...here,
        itinerant: false,
      },
    ]);
    expect(places).toMatchObject([
      { line: 2, since: "2021-01-01", updated: "2022-07-01", itinerant: false, point: { latitude: 48.955 } },
    ]);
    expect([...(places[0]?.kinds ?? [])]).toEqual(["france_services", "aidants_connect"]);
  });

  test("a list where all stand at one spot is read in reasonable time, and says that it compared only some", () => {
    const crowd = Array.from({ length: 5_000 }, (_, at) => ({
      ...street,
      name: `Local numero${at} allee${at} porte${at}`,
    }));
    const { places, notes } = imported(crowd);
    expect(places.length).toBe(5_000);
    expect(notes.filter(([code]) => code === "crowded").length).toBe(4_799);
  });
});

test("a list of names alone is located in the département of the study; a name of another département is not", () => {
  const { places, notes } = imported(
    [
      { communeCode: null, communeName: "STAINS" },
      { communeCode: null, communeName: "Argenteuil" },
    ],
    { scope: inTheStudy },
  );
  expect(places.map(({ commune, by }) => [commune, by])).toEqual([["93072", "departement_name"]]);
  expect(notes).toEqual([
    ["placed_departement_name", 2],
    ["not_placed", 3],
  ]);
});

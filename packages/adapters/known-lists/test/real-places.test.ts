import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ShapeFile } from "@vigie/files";
import { populationOf, rateOf } from "@vigie/places";
import { frenchTerritories } from "@vigie/places/node";
import { describe, expect, test } from "vitest";
import type { ShapeName } from "../src/shape.ts";
import { convertedList, countedBy, fileAt, placesStudy, realList } from "./place-lists.ts";

const territories = frenchTerritories();
/** The 40 communes of Seine-Saint-Denis before the merger of 2025. */
const communes = [...territories.communes.values(), ...territories.former.values()]
  .filter(({ code }) => /^93/.test(code))
  .map(({ code }) => code);
const ept = (name: "200057867" | "200057875") =>
  [...territories.communes.values()].filter((commune) => commune.ept === name).map(({ code }) => code);
const within = (rows: readonly Readonly<Record<string, string>>[], codes: readonly string[]) =>
  rows.filter(({ commune = "" }) => codes.includes(territories.former.get(commune)?.now ?? commune)).length;

const studies = { france: await placesStudy(), department: await placesStudy(communes) };
/** By what was converted, and how: tests read what it became. */
const conversions = new Map<string, ReturnType<typeof convertedList>>();

function converted(
  shape: ShapeName,
  file: ShapeFile,
  scope: keyof typeof studies,
  options: Omit<Parameters<typeof convertedList>[2], "study"> = {},
): ReturnType<typeof convertedList> {
  const key = JSON.stringify([shape, file, scope, options]);
  const known = conversions.get(key) ?? convertedList(shape, file, { study: studies[scope], ...options });
  conversions.set(key, known);
  return known;
}

const franceServices = realList("france-services/liste-fs-20221201.csv");
describe.skipIf(franceServices === null)("France services, December 2022 (needs ../shared/data)", () => {
  const file = fileAt(franceServices ?? "");
  const list = () => converted("places_france_services", file, "department");

  test("26 structures in the département, none lost to a merger, the others said", async () => {
    const { rows, counts } = await list();
    expect(rows.length).toBe(26);
    expect(counts).toEqual({ outside_study: 2_657, placed_former_code: 2 });
    expect(countedBy(rows, "commune")["93059"]).toBe(2);
    expect(countedBy(rows, "itinerant")).toEqual({ no: 20, yes: 6 });
    expect(countedBy(rows, "france_services")).toEqual({ yes: 26 });
  });

  test("10 in Plaine Commune and 5 in Est Ensemble: 2.37 and 1.23 with the study's populations", async () => {
    const { rows } = await list();
    const places = [within(rows, ept("200057867")), within(rows, ept("200057875"))];
    expect(places).toEqual([10, 5]);
    const printed = [421_566, 407_717].map((inhabitants, at) => {
      const here = { places: places[at] ?? 0, inhabitants };
      return rateOf(here, here).rate.toFixed(2);
    });
    expect(printed).toEqual(["2.37", "1.23"]);
  });

  // 10 for 453 671 and 5 for 447 969 inhabitants in 2023.
  test("2.20 and 1.12 with current populations", async () => {
    const { rows } = await list();
    const rates = (["200057867", "200057875"] as const).map((name) => {
      const population = populationOf(ept(name), ept(name), territories);
      const here = {
        places: within(rows, ept(name)),
        inhabitants: population.known ? population.inhabitants : 0,
      };
      return [here.inhabitants, rateOf(here, here).rate.toFixed(2)];
    });
    expect(rates).toEqual([
      [453_671, "2.20"],
      [447_969, "1.12"],
    ]);
  });

  test("over all France, the 26 without any commune keep their département", async () => {
    const { rows, counts } = await converted("places_france_services", file, "france");
    expect(rows.length).toBe(2_683);
    expect(counts.placed_departement).toBe(26);
    expect(countedBy(rows, "located")).toMatchObject({ departement: 26, postal_name: 1 });
  });
});

const later = realList("france-services/liste-fs-20240801.csv");
describe.skipIf(later === null)("France services, August 2024 (needs ../shared/data)", () => {
  const reads = ["format", "itinerant", "france_services", "aidants_connect"];
  const list = () => converted("places_france_services", fileAt(later ?? ""), "department", { reads });

  // Counted by hand in the file: 7 of the 32 are Bus_équivalent, 1 is Antenne.
  test("32 structures, 25 of them fixed: 9, 5, 6 and 5 by EPT", async () => {
    const { rows, counts } = await list();
    expect(rows.length).toBe(32);
    expect(countedBy(rows, "itinerant")).toEqual({ no: 25, yes: 7 });
    expect(countedBy(rows, "format")).toEqual({ site: 31, branch: 1 });
    const [plaine, est, paris, grand] = ["200057867", "200057875", "200058097", "200058790"];
    const fixed = rows.filter(({ itinerant }) => itinerant === "no");
    expect(countedBy(rows, "ept")).toEqual({
      [`${plaine}`]: 11,
      [`${est}`]: 7,
      [`${paris}`]: 7,
      [`${grand}`]: 7,
    });
    expect(countedBy(fixed, "ept")).toEqual({
      [`${plaine}`]: 9,
      [`${est}`]: 6,
      [`${paris}`]: 5,
      [`${grand}`]: 5,
    });
    expect(counts).toEqual({ outside_study: 2_813, placed_former_code: 2, kind_unsaid: 32 });
  });

  test("the list is of France services and tells of no other help: unknown, not no", async () => {
    const { rows } = await list();
    expect(countedBy(rows, "france_services")).toEqual({ yes: 32 });
    expect(countedBy(rows, "aidants_connect")).toEqual({ "": 32 });
  });

  test("every structure has its day, and its kind", async () => {
    const { rows } = await converted("places_france_services", fileAt(later ?? ""), "france");
    expect(rows.length).toBe(2_845);
    expect(countedBy(rows, "itinerant")).toEqual({ no: 2_682, yes: 163 });
    expect(countedBy(rows, "format")).toEqual({ site: 2_721, branch: 124 });
    expect(rows.filter(({ since }) => since === "").length).toBe(0);
  });
});

const dataInclusion = realList("places/data-inclusion_20230206.json");
describe.skipIf(dataInclusion === null)("data-inclusion, version 0 (needs ../shared/data)", () => {
  test("of the 439 without coordinates, 418 are placed by code, 2 by postal code and name, 19 by CEDEX", async () => {
    const { notes } = await converted("places_data_inclusion_v0", fileAt(dataInclusion ?? ""), "france");
    const records: unknown = JSON.parse(readFileSync(dataInclusion ?? "", "utf8"));
    const without = new Set(
      (Array.isArray(records) ? records : []).flatMap((record, at) => ("latitude" in record ? [] : [at + 1])),
    );
    expect(without.size).toBe(439);
    const casesOf = (code: string) =>
      notes.find((note) => note.code === code)?.lines.filter(([line = 0]) => without.has(line)).length ?? 0;
    const others = ["placed_departement", "placed_nowhere", "placed_restored_code", "placed_restored_postal"];
    expect([casesOf("placed_postal_name"), casesOf("placed_cedex_name"), ...others.map(casesOf)]).toEqual([
      2, 19, 0, 0, 0, 0,
    ]);
    // All that has no such note is placed by its code, of today or of before a merger.
    expect(without.size - casesOf("placed_postal_name") - casesOf("placed_cedex_name")).toBe(418);
    expect(casesOf("without_name") + casesOf("code_unknown")).toBe(0);
  });

  test("every record is a place, or the same as another, or set aside", async () => {
    const { rows, counts } = await converted(
      "places_data_inclusion_v0",
      fileAt(dataInclusion ?? ""),
      "france",
    );
    const { same_siret = 0, same_address = 0, same_spot = 0, without_name = 0, contradictory = 0 } = counts;
    expect(rows.length + same_siret + same_address + same_spot + without_name + contradictory).toBe(3_811);
    // A social centre of Arras, 62000, under a code of Puy-de-Dôme.
    expect(contradictory).toBe(1);
  });

  test("a town hall and its library 332 m apart, under one Siret, are two places for a person to compare", async () => {
    const { notes } = await converted("places_data_inclusion_v0", fileAt(dataInclusion ?? ""), "france");
    const pairs = (code: string) => notes.find((note) => note.code === code)?.pairs ?? [];
    // Trignac: lines 1729 and 1812.
    expect(pairs("siret_shared")).toContainEqual({
      lines: [1729, 1812],
      files: ["data-inclusion_20230206.json", "data-inclusion_20230206.json"],
      metres: 332,
      names: 0,
      address: false,
      siret: true,
    });
    for (const { metres, names } of pairs("same_siret")) {
      expect(metres ?? 0).toBeLessThanOrEqual(500);
      expect(names).toBeGreaterThanOrEqual(0.6);
    }
  });
});

const paca = realList("places/paca_regionsud_2022_v2.csv");
describe.skipIf(paca === null)("the list of Provence-Alpes-Côte d'Azur (needs ../shared/data)", () => {
  test("the 28 codes and 545 postal codes without their zero are restored where the name confirms only", async () => {
    const { counts } = await converted("places_paca", fileAt(paca ?? "", { delimiter: ";" }), "france");
    const {
      placed_restored_code: codes = 0,
      placed_restored_postal: postal = 0,
      postal_not_confirmed = 0,
    } = counts;
    expect(codes).toBe(28);
    // 28 of the 545 stand beside a code that places them.
    expect(postal + postal_not_confirmed + codes).toBe(545);
    expect(postal_not_confirmed).toBeGreaterThan(0);
  });

  test("what is not placed is counted, and kept without a territory", async () => {
    const { rows, counts } = await converted("places_paca", fileAt(paca ?? "", { delimiter: ";" }), "france");
    expect(rows.filter(({ located }) => located === "nothing").length).toBe(counts.placed_nowhere);
    expect(rows.length + (counts.same_spot ?? 0) + (counts.same_address ?? 0)).toBe(1_245);
  });
});

const creuse = realList("places/la-creuse.json");
test.skipIf(creuse === null)(
  "the list of the Creuse (needs ../shared/data): by postal code and name",
  async () => {
    const { rows, counts } = await converted("places_la_creuse", fileAt(creuse ?? ""), "france");
    expect([rows.length, counts.placed_postal_name, counts.placed_departement]).toEqual([91, 87, 4]);
  },
);

const loire = realList("places/maine-et-loire.json");
test.skipIf(loire === null)(
  "a list of its own, in JSON, in Lambert 93 (needs ../shared/data): all the named places, in their département",
  async () => {
    const { rows, counts, columns } = await converted("places_plain", fileAt(loire ?? ""), "france");
    expect(columns).toMatchObject({ nom: "NOM_STRUCTURE", code_postal: "CP", latitude: "y", longitude: "x" });
    // 243 records, 3 without a name; the one that is not placed writes 4900 for 49500.
    expect([rows.length, counts.without_name, counts.coordinates_projected]).toEqual([240, 3, 240]);
    expect(countedBy(rows, "departement")).toEqual({ 49: 239, "": 1 });
  },
);

const aidants = realList("places/aidants-connect_20230131.json");
describe.skipIf(aidants === null)("Aidants Connect, in JSON (needs ../shared/data)", () => {
  test("50 in the département by their postal codes, which were read as numbers, and no commune", async () => {
    const { rows, counts } = await converted("places_plain", fileAt(aidants ?? ""), "department");
    expect([rows.length, counts.placed_departement, counts.outside_study]).toEqual([50, 50, 3_357]);
    expect(countedBy(rows, "commune")).toEqual({ "": 50 });
  });

  test("beside the list of France services, an address that both have is proposed to a person", async () => {
    if (later === null) return;
    const { rows, counts, notes } = await converted("places_france_services", fileAt(later), "department", {
      companions: { aidants_connect: fileAt(aidants ?? "") },
    });
    expect(rows.length).toBe(32 + 50);
    expect(countedBy(rows, "aidants_connect")).toEqual({ no: 32, yes: 50 });
    const pairs = notes.find(({ code }) => code === "address_shared_between_lists")?.pairs ?? [];
    // L’Île-Saint-Denis, La Courneuve, Noisy-le-Sec, Villetaneuse, Bondy and Montfermeil.
    expect([pairs.length, counts.same_address_between_lists]).toEqual([6, undefined]);
    for (const { files, address } of pairs) {
      expect(files).toEqual(["liste-fs-20240801.csv", "aidants-connect_20230131.json"]);
      expect(address).toBe(true);
    }
  });

  test.skipIf(dataInclusion === null)(
    "beside the list of conseillers numériques too, at 0 m and under unlike names",
    async () => {
      const { notes } = await converted("places_france_services", fileAt(later ?? ""), "department", {
        companions: { conseiller_numerique: fileAt(dataInclusion ?? "") },
      });
      const pairs = notes.find(({ code }) => code === "address_shared_between_lists")?.pairs ?? [];
      // The bus of La Courneuve and its town hall; the digital centre of Pierrefitte and its town hall.
      expect(pairs.map(({ metres, names }) => [metres, names])).toEqual([
        [0, expect.any(Number)],
        [193, expect.any(Number)],
      ]);
      for (const { names } of pairs) expect(names).toBeLessThan(0.5);
    },
  );
});

const limits = realList("territory/communes-93.geojson");
test.skipIf(limits === null || franceServices === null)(
  "limits of before the merger place what only has coordinates (needs ../shared/data)",
  async () => {
    const text = readFileSync(franceServices ?? "", "utf8").split("\n");
    const [header = "", ...lines] = text;
    const blind = lines.filter((line) => /^"[^"]*","93"/.test(line)).map((line) => blinded(line));
    const file = join(mkdtempSync(join(tmpdir(), "vigie-blind-")), "blind.csv");
    writeFileSync(file, [header, ...blind].join("\n"));
    const { rows, counts } = await converted("places_france_services", fileAt(file), "department", {
      companions: { boundaries: fileAt(limits ?? "") },
    });
    // One of the 26 has no coordinates.
    expect([rows.length, counts.placed_point, counts.placed_departement]).toEqual([26, 25, 1]);
    expect(within(rows, ept("200057867"))).toBe(10);
  },
);

/** A line of the list without its commune: only département and coordinates are left. */
function blinded(line: string): string {
  return line.replace(/"93\d{3}","93\d{3}","[^"]*"/, ",,");
}

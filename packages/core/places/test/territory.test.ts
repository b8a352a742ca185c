import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundariesOf,
  centreOf,
  communesOf,
  distance,
  nameFit,
  nameKey,
  populationOf,
} from "../src/index.ts";
import { frenchTerritories } from "../src/node/index.ts";
import { fewTerritories } from "./few-territories.ts";

test.each([
  ["L'Île-Saint-Denis", "L’ÎLE ST DENIS"],
  ["Saint-Étienne-Vallée-Française", "ST ETIENNE VALLEE FRANCAISE"],
  ["Sainte-Croix", "Ste Croix"],
  ["Le Mans", "LE MANS CEDEX 02"],
  ["Marseille", "Marseille 1er Arrondissement"],
  ["Paris", "Paris 19e"],
  ["Paris", "PARIS 19EME ARRDT"],
  ["Œuf-en-Ternois", "OEUF EN TERNOIS"],
])("%s and %s are one name", (official, written) => {
  expect(nameKey(written)).toBe(nameKey(official));
});

test("Saint-Denis and Saint-Denis-en-Val are not", () => {
  expect(nameKey("Saint-Denis")).not.toBe(nameKey("Saint-Denis-en-Val"));
});

describe("population of a territory", () => {
  const all = ["93059", "93066", "93008"];

  test("a commune that has merged is counted once, with the one that holds it", () => {
    expect(populationOf(["93059", "93066"], all, fewTerritories)).toEqual({
      known: true,
      inhabitants: 149_000,
    });
  });

  test("half of a commune of today has none", () => {
    expect(populationOf(["93059", "93008"], all, fewTerritories)).toEqual({ known: false, why: "merged" });
  });

  test("an unknown commune leaves the whole unknown", () => {
    expect(populationOf(["93008", "12345"], all, fewTerritories)).toEqual({
      known: false,
      why: "unknown_commune",
    });
  });
});

test("the métropole and its EPT are two levels, and both are told", () => {
  const [inside, outside] = [fewTerritories.communes.get("93066"), fewTerritories.communes.get("93008")];
  expect([inside?.epci, inside?.ept]).toEqual(["200054781", "200057867"]);
  expect([outside?.epci, outside?.ept]).toEqual(["200054781", null]);
});

describe("the communes of France", () => {
  const territories = frenchTerritories();

  test("Seine-Saint-Denis has 39 communes since the merger, in four EPT", () => {
    const communes = [...territories.communes.values()].filter(({ departement }) => departement === "93");
    expect(communes.length).toBe(39);
    expect(new Set(communes.map(({ ept }) => ept)).size).toBe(4);
    expect(territories.former.get("93059")?.now).toBe("93066");
  });

  test("Saint-Ouen-sur-Seine still answers to the name that it had until 2018", () => {
    expect(nameFit("93070", "Saint-Ouen", territories)).toBe("whole");
    expect(nameFit("93031", "Épinay", territories)).toBe("short");
    expect(nameFit("93031", "Saint-Ouen", territories)).toBeNull();
  });

  test("no former code stands for another former code", () => {
    for (const { now } of territories.former.values()) expect(territories.communes.has(now)).toBe(true);
  });
});

// On a sphere of 6 371.0088 km: a 360th of its circumference, and a quarter of it.
test("a degree of latitude is 111.195 km, and the pole is 10 007.557 km from the equator", () => {
  const at = (latitude: number, longitude: number) => ({ latitude, longitude });
  expect(distance(at(48, 2), at(49, 2)) / 1000).toBeCloseTo(111.195, 3);
  expect(distance(at(0, 2), at(90, 50)) / 1000).toBeCloseTo(10_007.557, 2);
});

describe("limits", () => {
  const ring = (west: number, south: number, size: number) => [
    [west, south] as const,
    [west + size, south] as const,
    [west + size, south + size] as const,
    [west, south + size] as const,
    [west, south] as const,
  ];
  const holed = [ring(2, 48, 4), ring(3, 49, 1)];

  test("a hole is outside, an island inside", () => {
    const boundaries = boundariesOf([{ code: "a", polygons: [holed, [ring(3.25, 49.25, 0.5)]] }]);
    const at = (longitude: number, latitude: number) => boundaries.communeAt({ latitude, longitude });
    expect([at(2.5, 48.5), at(3.1, 49.1), at(3.5, 49.5), at(7, 48)]).toEqual(["a", null, "a", null]);
  });

  // A square of 16 centred on (4, 50), less a square of 1 centred on (3.5, 49.5): (16·4 − 3.5) / 15.
  test("the centre leaves holes out, whatever way a ring turns", () => {
    for (const hole of [holed[1], holed[1]?.toReversed()]) {
      const centre = centreOf([[ring(2, 48, 4), hole ?? []]]);
      expect(centre.longitude).toBeCloseTo(60.5 / 15, 10);
      expect(centre.latitude).toBeCloseTo((16 * 50 - 49.5) / 15, 10);
    }
  });

  test("distance is a distance", () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 3);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1);
      }),
    );
  });
});

test("a territory is made of its communes, by whatever official code it is named", () => {
  const named = (code: string) => communesOf(code, fewTerritories);
  expect(named("93059")).toEqual(["93059"]);
  expect(named("200054781")).toEqual(["93008", "93066"]);
  expect(named("200057867")).toEqual(["93066"]);
  expect(named("66")).toEqual(["66178", "66001", "66002"]);
  expect(named("T6")).toEqual([]);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadStudy, type StudyMap } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const real = join(import.meta.dirname, "../../../../../shared/data/territory/communes-93.geojson");
const reference = readFileSync(
  join(import.meta.dirname, "../../../../studies/publics-fragiles/tiles.yaml"),
  "utf8",
);

async function mapOf(...files: readonly (readonly [string, string])[]): Promise<StudyMap | null> {
  const loaded = await loadStudy(new Map([...readFolder("base-study"), ...files]));
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join(", "));
  return loaded.study.map;
}

test("a study without tiles has no map", async () => {
  expect(await mapOf()).toBeNull();
});

test("the squares of the reference study hold 40 communes, and each EPT holds together", async () => {
  const tiles = [...((await mapOf(["tiles.yaml", reference]))?.tiles.values() ?? [])];
  expect(tiles).toHaveLength(40);
  expect(new Set(tiles.map(({ short }) => short)).size).toBe(40);
  for (const whole of ["T6", "T7", "T8", "T9"]) {
    const tilesWithin = tiles.filter(({ within }) => within === whole);
    const reached = new Set(tilesWithin.slice(0, 1));
    for (const at of reached)
      for (const other of tilesWithin)
        if (Math.abs(at.column - other.column) + Math.abs(at.row - other.row) === 1) reached.add(other);
    expect(reached.size, whole).toBe(tilesWithin.length);
  }
});

test("boundaries are read with their islands, and an altitude is left out", async () => {
  const ring = (west: number) => [
    [west, 48.9, 35],
    [west + 0.1, 48.9, 35],
    [west + 0.1, 48.95, 35],
    [west, 48.9, 35],
  ];
  const geometry = { type: "MultiPolygon", coordinates: [[ring(2.3)], [ring(2.5)]] };
  const map = await mapOf(
    [
      "tiles.yaml",
      'boundaries: { file: a.geojson, code: insee, source: IGN }\ntiles: { "93001": { name: Aubervilliers, short: Aub, column: 1, row: 1 } }\n',
    ],
    [
      "a.geojson",
      JSON.stringify({
        type: "FeatureCollection",
        features: [{ type: "Feature", properties: { insee: "93001" }, geometry }],
      }),
    ],
  );
  const [shape] = map?.boundaries?.shapes ?? [];
  expect(shape?.polygons.map(([outer]) => outer?.[0])).toEqual([
    [2.3, 48.9],
    [2.5, 48.9],
  ]);
});

test.skipIf(!existsSync(real))("the real boundaries of Seine-Saint-Denis fit its squares", async () => {
  const map = await mapOf(
    ["tiles.yaml", `boundaries: { file: real.geojson, code: code, source: IGN }\n${reference}`],
    ["real.geojson", readFileSync(real, "utf8")],
  );
  expect(map?.boundaries?.shapes).toHaveLength(40);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bordersPath, ringsPath } from "../../src/drawings/map/borders.ts";
import { type Boundary, layGround, type Tile } from "../../src/drawings/map/ground.ts";
import { middleOf } from "../../src/drawings/map/map-areas.ts";

/** Two squares side by side, and one under the first. */
const tiles: readonly Tile[] = [
  { code: "a", column: 1, row: 1, short: "A" },
  { code: "b", column: 2, row: 1, short: "B" },
  { code: "c", column: 1, row: 2, short: "C" },
];

/** Length of the lines of a path made of `M x y l dx dy…`. */
function lengthOf(d: string): number {
  let length = 0;
  for (const line of d.split("M").slice(1)) {
    const [, steps = ""] = line.split("l");
    const numbers = (steps.match(/-?[\d.]+/g) ?? []).map(Number);
    for (let at = 0; at + 1 < numbers.length; at += 2)
      length += Math.hypot(numbers[at] ?? 0, numbers[at + 1] ?? 0);
  }
  return length;
}

describe("squares", () => {
  const laid = layGround({ kind: "tiles", tiles }, 80);

  test("take the width, from the first column and row", () => {
    expect(laid.height).toBe(80);
    expect(laid.territories.get("b")).toMatchObject({ center: { x: 60, y: 20 }, short: "B" });
  });

  test("a line stands between those that belong to different wholes, and around all of them, once", () => {
    const around = 8 * 40;
    expect(lengthOf(bordersPath(laid, () => "one"))).toBe(around);
    expect(lengthOf(bordersPath(laid, (code) => code))).toBe(around + 2 * 40);
    expect(lengthOf(bordersPath(laid, (code) => (code === "b" ? "east" : "west")))).toBe(around + 40);
  });

  test("the mark of several is in the middle of them", () => {
    expect(middleOf({ name: "", members: ["a", "b"], value: 1 }, laid)).toEqual({ x: 40, y: 20 });
    expect(middleOf({ name: "", members: ["nowhere"], value: 1 }, laid)).toBeNull();
  });

  test("where the middle of several is too near their edge, the mark is in the nearest one", () => {
    // Two towers on a base: the middle is 4 below the notch between them.
    const places = [
      [1, 1],
      [3, 1],
      [1, 2],
      [2, 2],
      [3, 2],
    ] as const;
    const notched = places.map(([column, row], at): Tile => ({ code: String(at), column, row, short: "" }));
    const own = layGround({ kind: "tiles", tiles: notched }, 120);
    const members = notched.map(({ code }) => code);
    expect(middleOf({ name: "", members, value: 1 }, own)).toEqual({ x: 60, y: 60 });
  });
});

test("at 60 degrees north, a degree of longitude is half as long as one of latitude", () => {
  const boundaries: readonly Boundary[] = [
    {
      code: "a",
      polygons: [
        [
          [
            [0, 59.5],
            [2, 59.5],
            [2, 60.5],
            [0, 60.5],
            [0, 59.5],
          ],
        ],
      ],
    },
  ];
  const laid = layGround({ kind: "boundaries", boundaries }, 102);
  expect(laid.height).toBe(102);
  expect(laid.territories.get("a")?.center).toEqual({ x: 51, y: 51 });
});

const real = join(import.meta.dirname, "../../../../../shared/data/territory/communes-93.geojson");
describe.skipIf(!existsSync(real))(
  "the communes of Seine-Saint-Denis (skipped where their file is absent)",
  () => {
    test("neighbours keep their common border when drawn, and the map is light", () => {
      const { features } = JSON.parse(readFileSync(real, "utf8"));
      const boundaries: readonly Boundary[] = features.map(
        ({ properties, geometry }: { properties: { code: string }; geometry: { coordinates: [] } }) => ({
          code: properties.code,
          polygons: [geometry.coordinates],
        }),
      );
      const laid = layGround({ kind: "boundaries", boundaries }, 430);
      const outline = lengthOf(bordersPath(laid, () => "one"));
      const each = lengthOf(bordersPath(laid, (code) => code));
      const rings = [...laid.territories.values()].reduce(
        (sum, territory) => sum + perimeter(territory.rings),
        0,
      );
      // Each inner border belongs to two communes, the outline to one.
      expect(rings - outline).toBeCloseTo(2 * (each - outline), 0);
      const written = [...laid.territories.values()].map(({ rings: own }) => ringsPath(own)).join("");
      expect(written.length).toBeLessThan(15_000);
    });
  },
);

function perimeter(rings: readonly (readonly { x: number; y: number }[])[]): number {
  return rings.reduce(
    (sum, ring) =>
      sum +
      ring.reduce((own, a, at) => {
        const b = ring[(at + 1) % ring.length] ?? a;
        return own + Math.hypot(a.x - b.x, a.y - b.y);
      }, 0),
    0,
  );
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Drawing } from "../../src/drawing.ts";
import { pageSvg } from "../../src/drawing-svg.ts";
import { choropleth } from "../../src/map/choropleth.ts";
import { bordersOf, type DrawnBoundary, layGround, type Tile } from "../../src/map/ground.ts";
import { areaLabel, type MapArea, middleOf } from "../../src/map/map-areas.ts";
import { symbolMap } from "../../src/map/symbol-map.ts";
import { type Polyline, polygons } from "../../src/mark.ts";
import { declaredSteps } from "../../src/steps.ts";
import { frenchFormatter } from "../french-formatter.ts";
import { marksOf, textsOf } from "../marks-of.ts";
import { canvasOf } from "./samples.ts";

/** Two squares side by side, and one under the first. */
const tiles: readonly Tile[] = [
  { code: "a", column: 1, row: 1 },
  { code: "b", column: 2, row: 1 },
  { code: "c", column: 1, row: 2 },
];

function lengthOf(lines: readonly Polyline[]): number {
  return lines.reduce(
    (sum, line) => sum + pairs(line).reduce((length, [a, b]) => length + Math.hypot(a.x - b.x, a.y - b.y), 0),
    0,
  );
}

function pairs(line: Polyline) {
  return line.slice(1).map((point, at) => [line[at] ?? point, point] as const);
}

describe("squares", () => {
  const laid = layGround({ kind: "tiles", tiles }, 80);

  test("take the width, from the first column and row", () => {
    expect(laid.height).toBe(80);
    expect(laid.territories.get("b")).toMatchObject({ center: { x: 60, y: 20 } });
  });

  test("a line stands between those that belong to different wholes, and around all of them, once", () => {
    const around = 8 * 40;
    expect(lengthOf(bordersOf(laid, () => "one"))).toBe(around);
    expect(lengthOf(bordersOf(laid, (code) => code))).toBe(around + 2 * 40);
    expect(lengthOf(bordersOf(laid, (code) => (code === "b" ? "east" : "west")))).toBe(around + 40);
  });

  test("the mark of several is in the middle of them", () => {
    expect(middleOf({ members: ["a", "b"] }, laid)).toEqual({ x: 40, y: 20 });
    expect(middleOf({ members: ["nowhere"] }, laid)).toBeNull();
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
    const notched = places.map(([column, row], at): Tile => ({ code: String(at), column, row }));
    const ground = layGround({ kind: "tiles", tiles: notched }, 120);
    const members = notched.map(({ code }) => code);
    expect(middleOf({ members }, ground)).toEqual({ x: 60, y: 60 });
  });
});

describe("what is written in an area", () => {
  const laid = layGround({ kind: "tiles", tiles }, 80);
  const area = (name: string, ...members: readonly string[]): MapArea => ({
    name,
    short: "Ab",
    members,
    value: 1,
  });
  const written = (area: MapArea) => areaLabel(area, "1,5", laid)?.lines;

  test("its name and value where they fit in its square of 40", () => {
    expect(written(area("Stif", "a"))).toEqual(["Stif", "1,5"]);
  });

  test("a name that is too long is shortened, never dropped", () => {
    expect(written(area("Aubervilliers", "a"))).toEqual(["Ab", "1,5"]);
    expect(areaLabel({ ...area("Aubervilliers", "a"), short: "Ab" }, "1 234,56", laid)?.lines).toEqual([
      "Ab",
    ]);
  });

  test("two squares of one area bear one name, on as many lines as it needs", () => {
    expect(written(area("Le Bourg", "a", "b"))).toEqual(["Le Bourg", "1,5"]);
    expect(written(area("Le Bec", "a", "c"))).toEqual(["Le", "Bec", "1,5"]);
  });
});

describe("rates on squares", () => {
  const shown = {
    steps: declaredSteps([2]),
    classNames: ["1 à 2", "3 à 4"],
    zeroName: "zéro",
    nothingName: "sans donnée",
    wholeOf: () => "one",
    head: "pour 100 000 habitants",
    format: String,
    hidden: "non montré",
    rest: String,
    zeros: (names: readonly string[]) => `Sans lieu : ${names.join(", ")}`,
  };
  const drawn = (values: readonly number[]) =>
    choropleth(canvasOf("rates", "wide", frenchFormatter), {
      ...shown,
      ground: {
        kind: "tiles",
        tiles: values.map((_, at) => ({
          code: String(at),
          column: 1 + (at % 4),
          row: 1 + Math.floor(at / 4),
        })),
      },
      areas: values.map((value, at) => ({
        name: `Bourg ${at}`,
        short: null,
        members: [String(at)],
        value,
      })),
    });
  const looks = (drawing: Drawing) => marksOf(drawing, "polylines").map(({ look }) => look);
  const wording = (drawing: Drawing) => textsOf(drawing).map(({ title }) => title);

  test("zero has no shade: it is paper with an outline, in the key and in a sentence under the list", () => {
    const drawing = drawn([0, 1, 2, 3, 4, 3, 2]);
    expect(looks(drawing).filter((look) => look === "zero area")).toHaveLength(1);
    expect(looks(drawing).filter((look) => /^bar step-\d area$/.test(look))).toHaveLength(6);
    expect(wording(drawing)).toEqual(expect.arrayContaining(["zéro", "Sans lieu : Bourg 0"]));
  });

  test("the outline of a zero is around all its territories, and not between them", () => {
    const tiles = [1, 2].map((column) => ({ code: String(column), column, row: 1 }));
    const drawing = choropleth(canvasOf("rates", "wide", frenchFormatter), {
      ...shown,
      ground: { kind: "tiles", tiles },
      areas: [{ name: "Bourg", short: null, members: ["1", "2"], value: 0 }],
    });
    const [outline] = marksOf(drawing, "polylines").filter(({ look }) => look === "outline");
    expect(lengthOf(outline?.lines ?? [])).toBe(6 * 56);
  });

  test("a few areas that bear their name and value have neither key nor list", () => {
    const all = wording(drawn([0, 1, 2, 3]));
    expect(all).toContain("Bourg 3");
    expect(all).not.toContain("pour 100 000 habitants");
    expect(all).not.toContain("1 à 2");
  });
});

describe("counts on squares", () => {
  const columns = (count: number) => Math.ceil(Math.sqrt(count * 1.6));
  const placed = (count: number): readonly Tile[] =>
    Array.from({ length: count }, (_, at) => ({
      code: String(at),
      column: 1 + (at % columns(count)),
      row: 1 + Math.floor(at / columns(count)),
    }));

  test.each([
    [8, "wide"],
    [40, "wide"],
    [40, "narrow"],
    [207, "wide"],
    [890, "narrow"],
  ] as const)("of %d territories, %s, each disc is whole in its own square", (count, size) => {
    const tiles = placed(count);
    const drawing = symbolMap(canvasOf("counts", size, frenchFormatter), {
      ground: { kind: "tiles", tiles },
      // The first are the greatest, so that discs come in the order of squares.
      areas: tiles.map(({ code }, at) => ({
        name: `Bourg ${code}`,
        short: code,
        members: [code],
        value: 2 * count - at,
      })),
      wholeOf: () => "one",
      head: "lieux",
      format: String,
      hidden: "non montré",
      rest: String,
      zeros: (names) => names.join(", "),
    });
    const laid = layGround({ kind: "tiles", tiles }, size === "wide" ? 430 : 312);
    const discs = marksOf(drawing, "circle").filter(({ look }) => look === "disc");
    tiles.forEach(({ code }, at) => {
      const { center, room } = laid.territories.get(code) ?? { center: { x: 0, y: 0 }, room: { width: 0 } };
      const disc = discs[at];
      if (disc === undefined) throw new RangeError("no disc");
      const away = Math.max(Math.abs(disc.center.x - center.x), Math.abs(disc.center.y - center.y));
      expect(away + disc.radius, code).toBeLessThanOrEqual(room.width / 2 + 0.01);
    });
  });
});

test("at 60 degrees north, a degree of longitude is half as long as one of latitude", () => {
  const boundaries: readonly DrawnBoundary[] = [
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

const real = join(import.meta.dirname, "../../../../../../shared/data/territory/communes-93.geojson");
describe.skipIf(!existsSync(real))(
  "the communes of Seine-Saint-Denis (skipped where their file is absent)",
  () => {
    test("neighbours keep their common border when drawn, and the map is light", () => {
      const { features } = JSON.parse(readFileSync(real, "utf8"));
      const boundaries: readonly DrawnBoundary[] = features.map(
        ({ properties, geometry }: { properties: { code: string }; geometry: { coordinates: [] } }) => ({
          code: properties.code,
          polygons: [geometry.coordinates],
        }),
      );
      const laid = layGround({ kind: "boundaries", boundaries }, 430);
      const outline = lengthOf(bordersOf(laid, () => "one"));
      const each = lengthOf(bordersOf(laid, (code) => code));
      const territories = [...laid.territories.values()];
      const rings = lengthOf(
        territories.flatMap((territory) => territory.rings.map((ring) => [...ring, ...ring.slice(0, 1)])),
      );
      // Each inner border belongs to two communes, the outline to one.
      expect(rings - outline).toBeCloseTo(2 * (each - outline), 0);
      const marks = territories.map((territory) => polygons(territory.rings, "bar"));
      const written = pageSvg({ id: "map", size: "wide", width: 430, height: laid.height, marks }).text;
      expect(written.length).toBeLessThan(17_000);
    });
  },
);

test("of many areas, the list has those that have a number, and counts the others in one line", () => {
  const areas = Array.from({ length: 60 }, (_, at) => ({
    name: `Bourg ${at}`,
    short: "B",
    members: [],
    value: at < 5 ? 50 - at : ("secret" as const),
  }));
  const drawing = symbolMap(canvasOf("counts", "wide", frenchFormatter), {
    ground: { kind: "tiles", tiles },
    areas,
    wholeOf: () => "one",
    head: "lieux",
    format: String,
    hidden: "non montré",
    rest: (count) => `et ${count} autres`,
    zeros: (names) => names.join(", "),
  });
  const listed = textsOf(drawing).map(({ title }) => title);
  expect(listed.filter((text) => /^(?:Bourg|et) /.test(text))).toEqual([
    ...areas.slice(0, 5).map(({ name }) => name),
    "et 55 autres",
  ]);
});

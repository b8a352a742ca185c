import { expect, test } from "vitest";
import { departementTerritory, type TileUnit, tileLayout } from "../src/index.ts";
import { frenchTerritories } from "../src/node/index.ts";

const unit = (
  code: string,
  group: string | null,
  at?: readonly [longitude: number, latitude: number],
): TileUnit => ({
  code,
  name: `Commune ${code}`,
  group,
  centre: at === undefined ? null : { longitude: at[0], latitude: at[1] },
});

/** Four at the corners of a square, one in the middle. */
const square = [
  unit("nw", null, [-2, 48]),
  unit("ne", null, [0, 48]),
  unit("middle", null, [-1, 47.3]),
  unit("sw", null, [-2, 46.6]),
  unit("se", null, [0, 46.6]),
];

test("with centres, who is to the north is above, who is to the west is on the left", () => {
  const at = new Map(tileLayout(square).map((tile) => [tile.code, tile]));
  const [nw, ne, sw, se] = ["nw", "ne", "sw", "se"].map((code) => at.get(code));
  expect([nw, ne].map((tile) => tile?.row)).toEqual([1, 1]);
  expect([nw, sw].map((tile) => tile?.column)).toEqual([1, 1]);
  expect(se?.row).toBeGreaterThan(ne?.row ?? 99);
  expect(se?.column).toBeGreaterThan(sw?.column ?? 99);
});

test("without the centre of one, units of one group are side by side", () => {
  const laid = tileLayout([
    ...["a", "b", "c", "d"].map((code) => unit(code, "G")),
    unit("e", "H"),
    unit("f", null),
  ]);
  const block = laid.filter(({ code }) => "abcd".includes(code));
  expect(block.map(({ column, row }) => [column, row])).toEqual([
    [1, 1],
    [2, 1],
    [1, 2],
    [2, 2],
  ]);
});

test.each(["44", "62", "75", "93", "976"])(
  "no two squares of %s are in one place, nor bear the same letters",
  (code) => {
    const { communes } = departementTerritory(code, frenchTerritories());
    for (const centre of [null, { latitude: 46, longitude: 2 }]) {
      const laid = tileLayout(communes.map((commune) => ({ ...commune, centre })));
      const places = new Set(laid.map(({ column, row }) => `${column} ${row}`));
      expect(places.size).toBe(communes.length);
      expect(new Set(laid.map(({ short }) => short)).size).toBe(communes.length);
      // What `tiles.yaml` takes.
      for (const { column, row, short } of laid) {
        expect(Math.min(column, row)).toBeGreaterThanOrEqual(1);
        expect(Math.max(column, row)).toBeLessThanOrEqual(100);
        expect(short).toMatch(/^.{1,4}$/u);
      }
    }
  },
);

test.each([
  ["Lamentin", "Lam"],
  ["Le Lamentin", "Lam"],
  ["L'Aigle", "Aig"],
  ["Lesneven", "Les"],
  ["Sainte-Anne", "SteA"],
])("the square of %s bears %s", (name, short) => {
  expect(
    tileLayout([
      { ...unit("a", null), name },
      { ...unit("b", null), name: "Sten" },
    ])[0]?.short,
  ).toBe(short);
});

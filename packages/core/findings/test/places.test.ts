import { expect, test } from "vitest";
import { middleOf } from "../../drawing/src/map/map-areas.ts";
import { crossingOf } from "../../tables/src/views/crossing.ts";
import { rateSubject } from "../../tables/test/fixture/rate-study.ts";
import { figureOf } from "../src/figure-of.ts";

test("places of each kind are counted by territory, with those of no known territory", async () => {
  const { rows, columns, rowCodes, columnCodes, at, share } = crossingOf(await rateSubject("helps"));
  expect({ rows, columns, share }).toEqual({ rows: "ept", columns: "help", share: null });
  expect(rowCodes).toEqual(["T6", "T8", "_U"]);
  expect(rowCodes.map((row) => columnCodes.map((column) => at(row, column).value))).toEqual([
    [4, 6],
    [1, 4],
    [0, 3],
  ]);
});

test("what is read aloud is of a known territory", async () => {
  const { reading } = figureOf(await rateSubject("helps"));
  expect(reading).toMatch(/Plaine Commune/);
  expect(reading).not.toMatch(/Inconnu/);
});

test("a rate of one kind names what it counts, in the singular where there is one", async () => {
  const desks = figureOf(await rateSubject("desks"));
  expect(desks.subtitle).toMatch(/^Guichets pour 100/);
  const access = figureOf(
    await rateSubject("access", (table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        count: row.codes[1] === "93072" || row.codes[1] === "_T" ? 1 : 0,
      })),
    })),
  );
  expect(access.reading).toMatch(/1 structure le 1er\sdécembre/);
});

test("the mark of an area in two pieces stands on one of them", () => {
  const square = (x: number) => ({
    rings: [],
    center: { x, y: 0 },
    room: { width: 10, height: 10 },
  });
  const laid = {
    height: 10,
    territories: new Map([
      ["a", square(0)],
      ["b", square(10)],
      ["c", square(50)],
    ]),
  };
  const of = (...members: readonly string[]) => middleOf({ members }, laid);
  expect(of("a", "b")).toEqual({ x: 5, y: 0 });
  expect(of("a", "b", "c")).toEqual({ x: 10, y: 0 });
});

import { expect, test } from "vitest";
import { buildSystem } from "../src/system/build-system.ts";
import { namesOfSums } from "../src/system/same-sums.ts";
import type { Population } from "../src/system/structure.ts";
import { viewOf } from "./world/crossed.ts";

test("sums that the links make one have one name, through as many links as it takes", () => {
  const nameOf = namesOfSums([
    { left: [0, 1], right: [2] },
    { left: [2], right: [3, 4] },
    { left: [5], right: [6] },
  ]);
  expect(nameOf([0, 1])).toBe(nameOf([3, 4]));
  expect(nameOf([0, 1, 5])).toBe(nameOf([3, 4, 6]));
  expect(nameOf([0])).not.toBe(nameOf([3]));
  expect(nameOf([0, 1])).not.toBe(nameOf([5]));
});

test("those without any of some flags, and those who answer no to their union, are the same persons", () => {
  const flag = ["yes", "no"];
  const population: Population = {
    id: "people",
    fields: new Map([
      ["set", ["none", "f", "g"]],
      ["any", flag],
      ["f", flag],
      ["sex", ["s0", "s1"]],
    ]),
    relations: [
      {
        fields: ["set", "any"],
        pairs: [
          ["none", "no"],
          ["f", "yes"],
          ["g", "yes"],
        ],
      },
      {
        fields: ["set", "f"],
        pairs: [
          ["none", "no"],
          ["f", "yes"],
          ["g", "no"],
        ],
      },
    ],
    tables: new Map([
      ["sets", [viewOf("set", ["none", "f", "g"])]],
      ["unions", [viewOf("any", flag), viewOf("sex", ["s0", "s1"])]],
      ["flags", [viewOf("f", flag)]],
    ]),
  };
  const table = (indicator: string, names: readonly string[], rows: readonly (readonly string[])[]) => ({
    indicator,
    dimensions: names.map((name, at) => ({ name, codes: [...new Set(rows.map((row) => row[at] ?? ""))] })),
    rows: rows.map((codes) => ({ codes })),
  });
  const { counts } = buildSystem(
    [
      table("sets", ["set"], [["none"], ["f"], ["g"]]),
      table(
        "unions",
        ["any", "sex"],
        [
          ["no", "_T"],
          ["no", "s0"],
        ],
      ),
      table("flags", ["f"], [["yes"], ["no"]]),
    ],
    population,
  );
  const cells = counts.map((count) => count.cells.map(({ indicator, row }) => `${indicator} ${row}`).join());
  expect(cells).toEqual(["sets 0,unions 0", "sets 1,flags 0", "sets 2", "unions 1", "flags 1"]);
});

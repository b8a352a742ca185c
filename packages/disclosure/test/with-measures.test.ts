import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { protect, withMeasures } from "../src/index.ts";

const study = (protects: "persons" | "nothing") =>
  ({
    indicators: new Map([
      [
        "age",
        { id: "age", kind: "distribution", source: "people", universe: "all", of: "age", against: null },
      ],
    ]),
    sources: new Map([
      ["people", { protects, universes: new Map([["all", { id: "all", where: new Map() }]]) }],
    ]),
    disclosure: { min: 11 },
  }) as unknown as Study;
const exact = (small: number) => ({
  indicator: "age",
  dimensions: [
    { name: "universe", codes: ["all"] },
    { name: "age", codes: ["young", "old"] },
  ],
  rows: [
    { codes: ["all", "young"], count: small },
    { codes: ["all", "old"], count: 40 },
  ],
});
const shares = {
  names: ["share", "se"],
  values: new Map([
    ["all,young", [0.123456789, null]],
    ["all,old", [1e-9, -0]],
  ]),
};

test("measures stand in the published cells, to six decimals, without an exponent or minus zero", () => {
  const { measures, rows } = withMeasures(protect(exact(20), study("persons")), shares);
  expect(measures).toEqual(["share", "se"]);
  expect(rows.map(({ values }) => values)).toEqual([
    [0.123457, null],
    [0, 0],
  ]);
});

test("a cell that does not leave has no measure", () => {
  const { rows } = withMeasures(protect(exact(3), study("persons")), shares);
  expect(rows.map(({ values }) => values)).toEqual([
    [null, null],
    [null, null],
  ]);
});

test("a cell with another number of values than names is our mistake", () => {
  const odd = { ...shares, values: new Map([["all,old", [1]]]) };
  expect(() => withMeasures(protect(exact(20), study("nothing")), odd)).toThrow(RangeError);
});

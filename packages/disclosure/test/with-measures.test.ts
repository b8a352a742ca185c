import type { Table } from "@vigie/engine";
import { defaultDisclosure, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { loadSolver, protect, withMeasures } from "../src/index.ts";

const highs = await loadSolver();

const study = (protects: "persons" | "nothing") =>
  ({
    indicators: new Map([
      [
        "age",
        { id: "age", kind: "distribution", source: "people", universe: "all", of: "age", against: null },
      ],
    ]),
    sources: new Map([
      [
        "people",
        {
          id: "people",
          protects,
          contacts: null,
          attributes: new Map(),
          multiples: new Map(),
          universes: new Map([["all", { id: "all", where: new Map() }]]),
        },
      ],
    ]),
    disclosure: defaultDisclosure,
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

function protectOne(table: Table, protects: "persons" | "nothing") {
  const question = {
    study: study(protects),
    tables: [table],
    joints: new Map(),
    previous: [],
    secret: "kq9x vltz 4rmw pb7c",
  };
  const [only] = protect(question, highs).tables;
  if (only === undefined) throw new RangeError("no table");
  return only;
}

test("measures stand in the published cells, to six decimals, without an exponent or minus zero", () => {
  const { measures, rows } = withMeasures(protectOne(exact(20), "persons"), shares);
  expect(measures).toEqual(["share", "se"]);
  expect(rows.map(({ values }) => values)).toEqual([
    [0.123457, null],
    [0, 0],
  ]);
});

test("a masked cell has no measure", () => {
  const { rows } = withMeasures(protectOne(exact(3), "persons"), shares);
  expect(rows.map(({ values }) => values)).toEqual([
    [null, null],
    [0, 0],
  ]);
});

test("a cell with another number of values than names is our mistake", () => {
  const odd = { ...shares, values: new Map([["all,old", [1]]]) };
  expect(() => withMeasures(protectOne(exact(20), "nothing"), odd)).toThrow(RangeError);
});

import { expect, test } from "vitest";
import { drawCells } from "../src/draw-cells.ts";
import { fraction } from "../src/noise/fraction.ts";
import { drawnTables } from "./world/drawn-tables.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

const study = await studyOf({
  sources: { people: { fields: { rsa: "flag" }, universes: { known: { rsa: ["yes", "no"] } } } },
  indicators: { rsa: { of: "rsa", universe: "known" } },
});
const { tables } = drawnTables(study, sourceOf(study, "people"), fraction(1n));

function drawn(values: readonly number[]) {
  const input = { secret: new Uint8Array(32), holder: partner, source: "people", definition: "" };
  return drawCells(tables, { cells: new Map([["rsa", values]]), lists: new Map() }, input);
}

test("a cell that no unit can be in gets no noise", () => {
  const draws = [2 ** 52, 70, 700].map((value) => drawn([value, 0, 0]).cells.get("rsa")?.at(-1));
  expect(draws).toEqual([0, 0, 0]);
});

test("a unit in a cell that the study says impossible stops the run", () => {
  expect(() => drawn([5, 0, 1])).toThrow(new RangeError("a unit in a cell that the study says impossible"));
});

test.each([2 ** 53, -(2 ** 53), 0.5, Number.NaN])(
  "an exact value that is not a safe integer stops the run: %d",
  (value) => {
    expect(() => drawn([0, value, 0])).toThrow(
      new RangeError("an exact value that floating point may round"),
    );
  },
);

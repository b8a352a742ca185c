import { describe, expect, test } from "vitest";
import { bundleOf, linesOf } from "./small-study.ts";

type Protects = "persons" | "nothing";

/** Minutes 1 to 20 in one place; in the other 30 units, of whom few have minutes: 57, 59, 61… */
const times = (known: number) => [
  ...Array.from({ length: 20 }, (_, at) => ["near", at + 1]),
  ...Array.from({ length: 30 }, (_, at) => ["far", at < known ? 57 + 2 * at : ""]),
];
const summary = async (statistic: "median" | "mean", protects: Protects, known: number) => {
  const bundle = await bundleOf({
    source: { protects },
    codelists: { places: ["near", "far"] },
    fields: {
      place: { type: "code", codelist: "places", label: "Lieu" },
      minutes: { type: "number", label: "Minutes" },
    },
    indicators: { it: { kind: "summary", of: "minutes", by: "place", statistic } },
    rows: times(known),
  });
  return linesOf(bundle, "it");
};

describe("a summary of a number", () => {
  test("has the units of each group, those whose number is known, and its median", async () => {
    expect(await summary("median", "nothing", 4)).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 12.5],
    ]);
  });
  test("or its mean", async () => {
    // 210 minutes of twenty, and 240 of four.
    expect(await summary("mean", "nothing", 4)).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 18.75],
    ]);
  });
  test("of people, says nothing of a group with few known, nor of the whole that would give it back", async () => {
    expect(await summary("mean", "persons", 4)).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, null, null],
      ["_U", 0, null, null],
      ["_T", 50, null, null],
    ]);
  });
  test("of people, gives a number without saying that few lack one", async () => {
    expect((await summary("median", "persons", 25)).slice(1, 2)).toEqual([["far", 30, null, 81]]);
  });
});

/** Krippendorff (2011): four observers, twelve units, five ordered values; a dot where one did not rate. */
const observers = [
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
];
const ratings = async (protects: Protects) => {
  const bundle = await bundleOf({
    source: { protects },
    codelists: {
      values: ["1", "2", "3", "4", "5"],
      things: Array.from({ length: 12 }, (_, at) => `u${at}`),
      services: ["even", "odd", "none"],
    },
    fields: {
      service: { type: "code", codelist: "services", label: "Service" },
      thing: { type: "code", codelist: "things", label: "Chose" },
      value: { type: "code", codelist: "values", label: "Note" },
    },
    indicators: { it: { kind: "agreement", of: "value", by: "service", unit: ["thing"] } },
    rows: observers.flatMap((given) =>
      given
        .split(" ")
        .map((value, at) => [at % 2 === 0 ? "even" : "odd", `u${at}`, value === "." ? "" : value]),
    ),
  });
  return linesOf(bundle, "it");
};

describe("an agreement of ratings", () => {
  test("is Krippendorff's alpha, ordinal, on the units rated twice at least", async () => {
    const found = await ratings("nothing");
    expect(found.at(-1)).toEqual(["_T", 48, expect.closeTo(0.815, 3), 11, 40]);
    expect(found[2]).toEqual(["none", 0, null, 0, 0]);
  });
  test("of people, does not leave", async () => {
    for (const [, , ...values] of await ratings("persons")) expect(values).toEqual([null, null, null]);
  });
});

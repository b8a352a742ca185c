import { expect, test } from "vitest";
import { dependencyOf } from "../src/system/dependency.ts";

const countries = ["FR", "DZ", "MA", "CL"];
const births = ["home", "abroad"];
const joint = (rows: readonly (readonly [string, string, number])[]) => ({
  fields: ["country", "born"] as const,
  rows: rows.map(([a, b, count]) => ({ codes: [a, b] as const, count })),
});

test("an undeclared recoding is found; a code nobody holds may go with any other", () => {
  const found = dependencyOf(
    joint([
      ["FR", "home", 40],
      ["FR", "abroad", 0],
      ["DZ", "abroad", 12],
      ["MA", "abroad", 1],
    ]),
    [countries, births],
  );
  expect(found).toEqual({
    fields: ["country", "born"],
    pairs: [
      ["FR", "home"],
      ["DZ", "abroad"],
      ["MA", "abroad"],
      ["CL", "home"],
      ["CL", "abroad"],
    ],
  });
});

test("one person against it, and it is no function", () => {
  const rows = [
    ["FR", "home", 40],
    ["DZ", "abroad", 12],
    ["DZ", "home", 1],
    ["FR", "abroad", 1],
  ] as const;
  expect(dependencyOf(joint(rows), [countries, births])).toBeNull();
});

test("it is found from either side, and a field with one code says nothing", () => {
  const turned = dependencyOf(
    {
      fields: ["born", "country"],
      rows: [
        { codes: ["home", "FR"], count: 3 },
        { codes: ["abroad", "DZ"], count: 2 },
        { codes: ["abroad", "MA"], count: 2 },
      ],
    },
    [births, ["FR", "DZ", "MA"]],
  );
  expect(turned?.pairs).toEqual([
    ["home", "FR"],
    ["abroad", "DZ"],
    ["abroad", "MA"],
  ]);
  const alone = joint([
    ["FR", "home", 4],
    ["DZ", "home", 5],
  ]);
  expect(dependencyOf(alone, [countries, births])).toBeNull();
});

import { expect, test } from "vitest";
import { absenceOf, dependencyOf } from "../src/system/dependency.ts";

const countries = ["FR", "DZ", "MA", "CL"];
const births = ["home", "abroad"];
const joint = (rows: readonly (readonly [string, string, number])[]) => ({
  fields: ["country", "born"] as const,
  rows: rows.map(([a, b, count]) => ({ codes: [a, b] as const, count })),
});

test("an undeclared recoding is found; a code that fewer than min persons hold may go with any other", () => {
  const found = dependencyOf(
    joint([
      ["FR", "home", 40],
      ["FR", "abroad", 0],
      ["DZ", "abroad", 12],
      ["MA", "abroad", 11],
      ["CL", "abroad", 10],
    ]),
    [countries, births],
    11,
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
  expect(dependencyOf(joint(rows), [countries, births], 11)).toBeNull();
});

test("it is found from either side, and a field with one code says nothing", () => {
  const turned = dependencyOf(
    {
      fields: ["born", "country"],
      rows: [
        { codes: ["home", "FR"], count: 30 },
        { codes: ["abroad", "DZ"], count: 20 },
        { codes: ["abroad", "MA"], count: 20 },
      ],
    },
    [births, ["FR", "DZ", "MA"]],
    11,
  );
  expect(turned?.pairs).toEqual([
    ["home", "FR"],
    ["abroad", "DZ"],
    ["abroad", "MA"],
  ]);
  const alone = joint([
    ["FR", "home", 40],
    ["DZ", "home", 50],
  ]);
  expect(dependencyOf(alone, [countries, births], 11)).toBeNull();
});

test("what chance may have made is no function: telling it would tell what a few persons are", () => {
  const few = joint([
    ["FR", "home", 3],
    ["DZ", "abroad", 3],
    ["MA", "abroad", 2],
  ]);
  expect(dependencyOf(few, [countries, births], 3)).toBeNull();
  const alike = joint([
    ["FR", "home", 12],
    ["DZ", "home", 12],
    ["MA", "abroad", 1],
  ]);
  expect(dependencyOf(alike, [countries, births], 11)).toBeNull();
});

const housing = ["owner", "guest", "tenant", "_U"];
const rents = ["low", "high", "_U"];
const absences = (rows: readonly (readonly [string, string, number])[], told?: readonly string[]) =>
  absenceOf(
    { ...joint(rows), fields: ["housing", "rent"] },
    [housing, rents],
    11,
    told && [new Set(told), new Set()],
  )?.pairs.map((pair) => pair.join(" "));
const rented = [
  ["owner", "_U", 60],
  ["guest", "_U", 10],
  ["tenant", "low", 40],
  ["tenant", "high", 30],
  ["_U", "high", 3],
] as const;
const ofOthers = ["guest low", "guest high", "guest _U", "_U low", "_U high", "_U _U"];

test("those of some codes have no value of another field, and those of the others have one", () => {
  expect(absences(rented)).toEqual([
    "owner _U",
    ...ofOthers.slice(0, 3),
    "tenant low",
    "tenant high",
    ...ofOthers.slice(3),
  ]);
  expect(absences([...rented, ["tenant", "_U", 1]])?.filter((pair) => pair.startsWith("tenant"))).toEqual([
    "tenant low",
    "tenant high",
    "tenant _U",
  ]);
  expect(absences(rented, ["tenant"])?.filter((pair) => pair.startsWith("owner"))).toHaveLength(3);
  expect(absences([...rented, ["owner", "low", 1]])).toBeUndefined();
});

test("that all of a code have a value is chance, where few have none; so is that a few have none", () => {
  expect(
    absences([
      ["owner", "low", 60],
      ["tenant", "low", 40],
      ["guest", "_U", 3],
      ["guest", "high", 30],
    ]),
  ).toBeUndefined();
  expect(
    absences([
      ["owner", "_U", 12],
      ["tenant", "low", 5],
      ["tenant", "_U", 30],
    ]),
  ).toBeUndefined();
});

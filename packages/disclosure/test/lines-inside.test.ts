import { type Table, total } from "@vigie/engine";
import { expect, test } from "vitest";
import { ledgerOf } from "../src/protection/ledger.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { primaryCounts } from "../src/rules/primary.ts";
import type { Population } from "../src/system/structure.ts";

/** Everyone of `small` gave one answer, and nobody is in the rest of its group: line and group say the same. */
const persons: Readonly<Record<string, readonly number[]>> = {
  small: [0, 45, 0],
  empty: [0, 0, 0],
  other: [39, 30, 0],
};
const answers = ["yes", "no", "never"];
const places = new Map<string, readonly string[]>([
  ...Object.keys(persons).map((place) => [place, [place]] as const),
  ["group", ["small", "empty"]],
  [total, Object.keys(persons)],
]);
const given = new Map<string, readonly string[]>([
  ...answers.map((answer) => [answer, [answer]] as const),
  [total, answers],
]);
const table: Table = {
  indicator: "answers",
  dimensions: [
    { name: "place", codes: [...places.keys()] },
    { name: "given", codes: [...given.keys()] },
  ],
  rows: [...places].flatMap(([place, leaves]) =>
    [...given].map(([answer, own]) => ({
      codes: [place, answer],
      count: leaves
        .flatMap((leaf) => own.map((one) => persons[leaf]?.[answers.indexOf(one)] ?? 0))
        .reduce((sum, count) => sum + count, 0),
    })),
  ),
};
const population: Population = {
  id: "persons",
  fields: new Map([
    ["place", Object.keys(persons)],
    ["given", answers],
  ]),
  relations: [],
  tables: new Map([
    [
      "answers",
      [
        { field: "place", members: places, sensitive: false },
        { field: "given", members: given, sensitive: true },
      ],
    ],
  ]),
};

test("a line withheld and the one that contains it leave no zeros shown because of one another", () => {
  const { system, values, counts } = ledgerOf([table], population);
  const { withheldLines } = primaryCounts(system, values, { ...defaultPolicy, min: 3 });
  const isWithheld = (place: string, answer: string) => {
    const row = table.rows.findIndex(({ codes }) => codes[0] === place && codes[1] === answer);
    return withheldLines.has(counts.get("answers")?.[row] ?? -1);
  };
  for (const place of ["small", "group"])
    for (const answer of ["yes", "no", total])
      expect([place, answer, isWithheld(place, answer)]).toEqual([place, answer, true]);
  // Nobody at all gave this one: that it is 0 there too tells nothing of them.
  expect([isWithheld("small", "never"), isWithheld("group", "never")]).toEqual([false, false]);
  expect(answers.some((answer) => isWithheld("other", answer))).toBe(false);
});

import type { Table } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { type Chance, chanceOf } from "../src/treatments/chance.ts";

/** What is left to somebody who runs the program on every table that fits what is printed, whatever the secret. */
const highs = await loadSolver();
const codes = ["a", "b", "c", "d"];
const min = 3;

const tableOf = (counts: readonly number[]): Table => ({
  indicator: "line",
  dimensions: [{ name: "code", codes: [...codes, "_T"] }],
  rows: [...counts, counts.reduce((sum, count) => sum + count, 0)].map((count, at) => ({
    codes: [[...codes, "_T"][at] ?? ""],
    count,
  })),
});
const members = new Map<string, readonly string[]>([
  ...codes.map((code) => [code, [code]] as const),
  ["_T", codes],
]);
const population = {
  id: "persons",
  fields: new Map([["code", codes]]),
  relations: [],
  tables: new Map([["line", [{ field: "code", members, sensitive: false }]]]),
};

function printed(counts: readonly number[], chance: Chance): readonly (number | null)[] {
  const { tables } = protectAll(
    {
      tables: [tableOf(counts)],
      structure: { populations: [population] },
      policy: { ...defaultPolicy, min },
      costs: defaultCosts,
      previous: [],
      chance,
    },
    highs,
  );
  return tables.flatMap(({ rows }) => rows.map(({ cell }) => (cell.status === "free" ? cell.count : null)));
}

/** Tables of the same total with the counts shown and 1 at least where none is: all that an attacker may think of. */
function fitting(shown: readonly (number | null)[]): readonly (readonly number[])[] {
  const [total = 0] = shown.slice(-1).map((count) => count ?? 0);
  return shown
    .slice(0, -1)
    .reduce<readonly (readonly number[])[]>(
      (all, count) =>
        all.flatMap((one) =>
          (count === null ? Array.from({ length: total }, (_, at) => at + 1) : [count]).map((own) => [
            ...one,
            own,
          ]),
        ),
      [[]],
    )
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) === total);
}

/** By masked cell, the values of the tables that come out so by one of some secrets. */
function valuesLeft(shown: readonly (number | null)[], chances: readonly Chance[]): readonly number[] {
  const possible = fitting(shown).filter((counts) =>
    chances.some((chance) => JSON.stringify(printed(counts, chance)) === JSON.stringify(shown)),
  );
  return shown.flatMap((count, at) =>
    count === null ? [new Set(possible.map((counts) => counts[at])).size] : [],
  );
}

const secrets = Array.from({ length: 10 }, (_, at) => chanceOf(`kq9x vltz 4rmw pb7c ${at}`, () => "étude"));
const same: Chance = () => 0.5;

/** Lines of which, were nothing drawn, the masks would tell more than their ranges. */
const told: readonly {
  readonly counts: readonly number[];
  readonly shown: readonly (number | null)[];
  readonly undrawn: readonly number[];
}[] = [
  { counts: [6, 6, 6, 2], shown: [null, null, 6, null, 20], undrawn: [1, 1, 1] },
  { counts: [2, 6, 6, 6], shown: [null, null, null, 6, 20], undrawn: [2, 2, 2] },
];

test.each(told)("$counts printed $shown: values stay as many as the threshold by draws alone", (line) => {
  expect(printed(line.counts, same)).toEqual(line.shown);
  expect(valuesLeft(line.shown, [same])).toEqual(line.undrawn);
  for (const left of valuesLeft(line.shown, secrets)) expect(left).toBeGreaterThanOrEqual(min);
});

test("two masks never cost more than three as dear: what the draws add is half at most", () => {
  for (const secret of secrets)
    for (const counts of [
      [2, 2, 50, 60],
      [1, 1, 50, 60],
    ]) {
      const masked = printed(counts, secret).filter((count) => count === null);
      expect(masked).toHaveLength(printed(counts, same).filter((count) => count === null).length);
    }
});

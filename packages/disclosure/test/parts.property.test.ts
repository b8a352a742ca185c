import { type Table, total } from "@vigie/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { auditSystem } from "../src/audit/audit-system.ts";
import { defaultCosts } from "../src/protection/costs.ts";
import { draftOf } from "../src/protection/draft.ts";
import { ledgerOf } from "../src/protection/ledger.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { partsOf } from "../src/suppression/parts.ts";
import { knowledgeOf, type Problem } from "../src/suppression/problem.ts";
import { suppress } from "../src/suppression/suppress.ts";
import type { Population, View } from "../src/system/structure.ts";

const highs = await loadSolver();
const groups = ["digital", "mixed", "direct"];
const answers = ["a", "b", "c"];

/** Tables of the same persons by group and one question each. */
const tablesOf = (persons: readonly (readonly number[])[], questions: number): readonly Table[] =>
  Array.from({ length: questions }, (_, question) => ({
    indicator: `t${question}`,
    dimensions: [
      { name: "group", codes: [...groups, total] },
      { name: `q${question}`, codes: [...answers, total] },
    ],
    rows: [...groups, total].flatMap((group) =>
      [...answers, total].map((answer) => ({
        codes: [group, answer],
        count: persons.filter(
          (person) =>
            (group === total || groups[person[0] ?? 0] === group) &&
            (answer === total || answers[person[1 + question] ?? 0] === answer),
        ).length,
      })),
    ),
  }));

const viewOf = (field: string, leaves: readonly string[]): View => ({
  field,
  members: new Map([...leaves.map((leaf) => [leaf, [leaf]] as const), [total, leaves] as const]),
  sensitive: false,
});

function problemOf(tables: readonly Table[], never: readonly string[]): Problem {
  const population: Population = {
    id: "persons",
    fields: new Map([["group", groups], ...tables.map((_, at) => [`q${at}`, answers] as const)]),
    relations: [],
    tables: new Map(
      tables.map(({ indicator }, at) => [indicator, [viewOf("group", groups), viewOf(`q${at}`, answers)]]),
    ),
  };
  return draftOf(
    {
      drawn: [],
      ledger: ledgerOf(tables, population),
      policy: { ...defaultPolicy, min: 3 },
      costs: { ...defaultCosts, never },
      withheld: new Map(),
      earlier: new Map(),
      rounded: new Map(),
      lines: [],
    },
    highs,
  ).problem;
}

const population = fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.nat(2))), {
  minLength: 60,
  maxLength: 90,
});

test("tables that share only totals never masked are as many problems; other ones are one", () => {
  const persons = Array.from({ length: 90 }, (_, at) => [at % 3, at % 3, (at >> 1) % 3, (at >> 2) % 3]);
  const tables = tablesOf(persons, 3);
  expect(partsOf(problemOf(tables, ["group"]))).toHaveLength(3);
  expect(partsOf(problemOf(tables, []))).toHaveLength(1);
});

test("every count that must be masked is in one part, with its value and its neighbours", () => {
  fc.assert(
    fc.property(population, (persons) => {
      const problem = problemOf(tablesOf(persons, 3), ["group"]);
      const parts = partsOf(problem);
      const forced = parts.flatMap(({ counts, problem: own }) =>
        [...own.forced].flatMap((count) => counts.slice(count, count + 1)),
      );
      expect(new Set(forced)).toEqual(problem.forced);
      expect(forced).toHaveLength(problem.forced.size);
      for (const { counts, problem: own } of parts)
        for (const [local, count] of counts.entries()) expect(own.values[local]).toBe(problem.values[count]);
    }),
    { numRuns: 30 },
  );
});

test("masks found part by part pass the audit of the whole, which finds the same of every cell", () => {
  fc.assert(
    fc.property(population, fc.boolean(), (persons, kept) => {
      const problem = problemOf(tablesOf(persons, 3), kept ? ["group"] : []);
      const found = suppress(problem, highs);
      if (found === null) return;
      const { system, requirement, singles, ignored } = problem;
      const knowledge = knowledgeOf(problem, found.masks);
      const whole = auditSystem({ system, knowledge, requirement, singles, ignored }, highs);
      expect(whole.holds).toBe(true);
      expect(found.audit.subjects.map(({ subject }) => subject).toSorted((a, b) => a - b)).toEqual(
        whole.subjects.map(({ subject }) => subject),
      );
    }),
    { numRuns: 15 },
  );
});

import { newStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { loadSolver, structureOf } from "../src/index.ts";
import { auditPublished } from "../src/protection/published-audit.ts";
import { policyOf } from "../src/rules/policy.ts";
import type { Joint } from "../src/system/dependency.ts";
import { count, loaded, many, type Person } from "./world/counted.ts";

/** What the answers to one question of several tell of one another. */
const highs = await loadSolver();

const items = ["help_family", "help_agent", "help_nobody"];
const kept = [...newStudy()].filter(([path]) => path === "study.yaml");
const study = await loaded(
  new Map([
    ...kept,
    [
      "codelists/helpers.yaml",
      "codelist: helpers\nlabel: Aides\ncodes: [{ code: family, label: F }, { code: agent, label: A }, { code: nobody, label: N }]\n",
    ],
    [
      "sources/allocataires.yaml",
      `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  help: { type: multiple, codelist: helpers, exclusive: [nobody], label: Aide reçue }
`,
    ],
    [
      "indicators.yaml",
      "indicators:\n  helped: { kind: multiple, source: allocataires, title: A, of: help }\n",
    ],
  ]),
);

const helped = (family: string, agent: string, nobody: string): Person => ({
  help_family: family,
  help_agent: agent,
  help_nobody: nobody,
});

function jointsOf(people: readonly Person[]): readonly Joint[] {
  return items.flatMap((one, at) =>
    items.slice(at + 1).map((other) => ({
      fields: [one, other] as const,
      rows: people.map((person) => ({ codes: [person[one] ?? "", person[other] ?? ""] as const, count: 1 })),
    })),
  );
}

/** The audit of the table that counts them, as it is but for the answers masked to one item. */
function audited(people: readonly Person[], hidden: string | null) {
  const whole = count("helped", people, study);
  const isHidden = ([, item, answer]: readonly string[]) => item === hidden && answer !== "_T";
  const rows = whole.rows.map((row) => (isHidden(row.codes) ? { ...row, count: null } : row));
  const tables = [{ ...whole, rows }];
  const joints = new Map([["allocataires", jointsOf(people)]]);
  const structure = structureOf({ study, tables, withheld: [], joints, min: 11 });
  return auditPublished(tables, { structure, policy: policyOf(study) }, highs);
}

test("who gave no answer to one item gave none to the others: shown of one, they are known of all", () => {
  const people = [
    ...many(2, helped("yes", "yes", "no")),
    ...many(9, helped("no", "yes", "no")),
    ...many(20, helped("_U", "_U", "_U")),
  ];
  // Of the family, 11 answered: 1 to 10 of them said yes.
  expect(audited(people, "family").holds).toBe(false);
  // Somebody answered of the agent alone: nothing is sure.
  expect(audited([...people, helped("_U", "yes", "_U")], "family").holds).toBe(true);
});

test("an answer that excludes the others tells who gave neither it nor another", () => {
  const people = (neither: number) => [
    ...many(neither, helped("yes", "no", "no")),
    ...many(18, helped("yes", "yes", "no")),
    ...many(30, helped("no", "no", "yes")),
  ];
  const few = audited(people(2), null);
  const found = few.populations.flatMap(({ derived }) => derived.filter(({ holds }) => !holds));
  expect(found).toContainEqual({ name: "help_agent=no;help_nobody=no", low: 2, high: 2, holds: false });
  expect(audited(people(12), null).holds).toBe(true);
  // Where somebody gave both all the same, it excludes nothing.
  expect(audited([...people(2), helped("yes", "yes", "yes")], null).holds).toBe(true);
});

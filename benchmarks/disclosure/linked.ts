import { defaultCosts } from "../../packages/disclosure/src/protection/costs.ts";
import { protectAll } from "../../packages/disclosure/src/protection/protect-all.ts";
import { defaultPolicy } from "../../packages/disclosure/src/rules/policy.ts";
import { loadSolver } from "../../packages/disclosure/src/solver.ts";
import { chanceOf } from "../../packages/disclosure/src/treatments/chance.ts";
import type { Table } from "../../packages/engine/src/table.ts";
import { axis, countedTable, randomOf, viewOf } from "./instances.ts";

/** Questions of one study, each asked by commune: their tables share the totals of the communes. */
interface Study {
  readonly communes: number;
  readonly questions: number;
  readonly persons: number;
  /** Communes with fewer persons than the threshold. */
  readonly small: number;
}

const studies: readonly Study[] = [
  { communes: 40, questions: 2, persons: 4_000, small: 4 },
  { communes: 30, questions: 5, persons: 8_000, small: 4 },
  { communes: 30, questions: 20, persons: 8_000, small: 0 },
  { communes: 100, questions: 50, persons: 8_000, small: 0 },
  { communes: 100, questions: 50, persons: 400_000, small: 0 },
];

const highs = await loadSolver();
const wanted = process.argv.slice(2);
process.stdout.write("| study | cells | masked | withheld | seconds |\n|---|---|---|---|---|\n");
for (const study of studies) {
  const name = nameOf(study);
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const { tables, views } = tablesOf(study);
  const start = performance.now();
  const { tables: protectedOnes, audit } = protectAll(
    {
      tables,
      structure: {
        populations: [{ id: "persons", fields: views.fields, relations: [], tables: views.tables }],
      },
      policy: defaultPolicy,
      costs: defaultCosts,
      previous: [],
      chance: chanceOf("kq9x vltz 4rmw pb7c", () => "benchmark"),
    },
    highs,
  );
  const seconds = (performance.now() - start) / 1000;
  if (!audit.holds) throw new Error(`${name}: what leaves does not pass the audit`);
  const leaving = protectedOnes.filter(({ treatment }) => treatment.kind !== "withheld");
  const masked = leaving.flatMap(({ rows }) => rows.filter(({ cell }) => cell.status !== "free"));
  const cells = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const reasons = protectedOnes.flatMap(({ treatment }) =>
    treatment.kind === "withheld" ? [treatment.reason] : [],
  );
  const withheld = reasons.length === 0 ? "0" : `${reasons.length} (${[...new Set(reasons)].join(", ")})`;
  process.stdout.write(`| ${name} | ${cells} | ${masked.length} | ${withheld} | ${seconds.toFixed(1)} |\n`);
}

function nameOf({ communes, questions, persons, small }: Study): string {
  return `${communes} communes, ${questions} questions, ${persons} persons, ${small} small communes`;
}

function tablesOf({ communes, questions, persons, small }: Study) {
  const random = randomOf(communes + questions);
  const commune = axis("c", communes);
  const asked = Array.from({ length: questions }, (_, at) => axis(`q${at}_`, 5));
  const people: string[][] = [];
  const add = (place: string) =>
    people.push([place, ...asked.map(({ leaves }) => leaves[Math.floor(5 * random() ** 2)] ?? "")]);
  for (const place of commune.leaves.slice(0, small)) for (let at = 0; at < 6; at++) add(place);
  const others = commune.leaves.slice(small);
  // Each commune has its share and twenty persons at least, so that only those asked for are small.
  for (const place of others) for (let at = 0; at < 20; at++) add(place);
  while (people.length < persons) add(others[Math.floor(others.length * random() ** 1.5)] ?? "");
  const axes = [commune, ...asked];
  const crossings = asked.map((question) => [commune, question]);
  const tables: Table[] = crossings.map((crossing, at) => countedTable(`t${at}`, crossing, axes, people));
  return {
    tables,
    views: {
      fields: new Map(axes.map(({ name, leaves }) => [name, leaves])),
      tables: new Map(crossings.map((crossing, at) => [`t${at}`, crossing.map(viewOf)])),
    },
  };
}

import { auditSystem } from "../../packages/disclosure/src/audit/audit-system.ts";
import { defaultCosts } from "../../packages/disclosure/src/protection/costs.ts";
import { draftOf } from "../../packages/disclosure/src/protection/draft.ts";
import { drawnCosts } from "../../packages/disclosure/src/protection/drawn-costs.ts";
import { type Ledger, ledgerOf } from "../../packages/disclosure/src/protection/ledger.ts";
import { defaultPolicy } from "../../packages/disclosure/src/rules/policy.ts";
import { loadSolver } from "../../packages/disclosure/src/solver.ts";
import { gaussianMasks } from "../../packages/disclosure/src/suppression/gaussian.ts";
import { costOf, knowledgeOf, type Problem } from "../../packages/disclosure/src/suppression/problem.ts";
import { repair } from "../../packages/disclosure/src/suppression/repair.ts";
import { suppress } from "../../packages/disclosure/src/suppression/suppress.ts";
import { chanceOf } from "../../packages/disclosure/src/treatments/chance.ts";
import { axis, type Instance, instance } from "./instances.ts";
import { naiveMasks } from "./naive.ts";

const group = axis("g", 5);
const attributes = [6, 3, 8, 12, 4, 7, 5, 10, 6, 9, 4, 11].map((size, at) => axis(`x${at}_`, size));

/** By size; names are taken on the command line to run a few of them. */
const instances: readonly Instance[] = [
  instance("two-way 231", [[axis("r", 10), axis("c", 20)]], { seed: 1, middle: 60 }),
  instance("two-way 759", [[axis("r", 22), axis("c", 32)]], { seed: 2, middle: 60 }),
  instance("hierarchical 2331", [[axis("r", 36), axis("c", 54, 7)]], { seed: 3, middle: 60 }),
  instance("two-way 6741", [[axis("r", 62), axis("c", 106)]], { seed: 4, middle: 90 }),
  instance("two-way 10201", [[axis("r", 100), axis("c", 100)]], { seed: 5, middle: 90 }),
  instance("three-way 216", [[axis("r", 5), axis("c", 5), axis("k", 5)]], { seed: 6, middle: 60 }),
  instance("three-way 455", [[axis("r", 6), axis("c", 12), axis("k", 4)]], { seed: 7, middle: 60 }),
  instance(
    "twelve linked",
    attributes.map((attribute) => [group, attribute]),
    { seed: 8, middle: 80 },
  ),
];

const highs = await loadSolver();
/** Cells above which Gaussian elimination alone takes minutes. */
const gaussianMax = 7_000;

const methods = {
  gaussian: ({ plain }: Asked) => repair(gaussianMasks(plain), plain, { highs }),
  greedy: ({ plain }: Asked) => repair(new Set(plain.forced), plain, { highs }),
  chosen: ({ plain }: Asked) => suppress(plain, highs),
  // Its bound is one of drawn costs.
  drawn: ({ drawn }: Asked) => suppress(drawn, highs),
};
const wanted = process.argv.slice(2);
const chosen = instances.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
process.stdout.write(
  "| instance | cells | primary | method | masked | share | cost | bound | seconds | audit |\n",
);
process.stdout.write("|---|---|---|---|---|---|---|---|---|---|\n");
for (const each of chosen) {
  const asked = askedOf(each);
  const problem = asked.plain;
  const start = performance.now();
  const naive = naiveMasks(problem);
  report(each, problem, { method: "naive", masks: naive, bound: null, start });
  for (const [method, find] of Object.entries(methods)) {
    if (method === "gaussian" && problem.values.length > gaussianMax) continue;
    const from = performance.now();
    const found = find(asked);
    if (found === null)
      process.stdout.write(`| ${each.name} | | | ${method} | none found | | | | ${seconds(from)} | |\n`);
    else {
      const bound = method === "drawn" ? null : found.bound || null;
      report(each, problem, { method, masks: found.masks, bound, start: from });
    }
  }
}

/** The same by the costs of the study, and by costs drawn as a run draws them. */
interface Asked {
  readonly plain: Problem;
  readonly drawn: Problem;
}

function askedOf({ tables, population }: Instance): Asked {
  const ledger = ledgerOf(tables, population);
  const chance = chanceOf("kq9x vltz 4rmw pb7c", () => "benchmark");
  return { plain: problemOf(ledger, []), drawn: problemOf(ledger, drawnCosts(ledger, chance)) };
}

function problemOf(ledger: Ledger, drawn: readonly number[]): Problem {
  return draftOf(
    {
      ledger,
      drawn,
      policy: defaultPolicy,
      costs: { ...defaultCosts, by: "cells", never: ["g"] },
      withheld: new Map(),
      earlier: new Map(),
      rounded: new Map(),
      lines: [],
    },
    highs,
  ).problem;
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}

function report(
  { name }: Instance,
  problem: Problem,
  {
    method,
    masks,
    bound,
    start,
  }: { method: string; masks: ReadonlySet<number>; bound: number | null; start: number },
): void {
  const spent = seconds(start);
  const { system, requirement, singles, ignored, forced, values } = problem;
  const audit = auditSystem(
    { system, knowledge: knowledgeOf(problem, masks), requirement, singles, ignored },
    highs,
  );
  const unsafe = audit.subjects.filter(({ holds }) => !holds).length;
  const verdict = audit.holds ? "holds" : `${unsafe} cells deduced, ${audit.insiders.length} by insiders`;
  const cells = [
    name,
    values.length,
    forced.size,
    method,
    masks.size,
    `${((100 * masks.size) / values.length).toFixed(1)} %`,
    costOf(problem, masks).toFixed(0),
    bound === null ? "" : bound.toFixed(1),
    spent,
    verdict,
  ];
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

import type { Highs } from "highs";
import { attackOf } from "../audit/attack.ts";
import { auditSystem, type SystemAudit } from "../audit/audit-system.ts";
import { emptyMemory, type Memory } from "../audit/memory.ts";
import { isTwoTrees } from "../audit/two-trees.ts";
import { withHalfTheEffort } from "./effort.ts";
import { gaussianMasks } from "./gaussian.ts";
import { type Least, suppressOptimally } from "./optimal.ts";
import { type Part, partsOf } from "./parts.ts";
import { candidatesOf, costOf, knowledgeOf, type Problem } from "./problem.ts";
import { repair } from "./repair.ts";
import { wholeLines } from "./whole-lines.ts";

/**
 * How masks were chosen: proven cheapest of the prudent ones; by the same program within a proven bound; cut by cut,
 * the cheapest mask first, with whole lines or without; by Gaussian elimination and repair. Where nothing had to be
 * added it is `optimal` too: another word would tell the primary cells.
 */
export type Method = (typeof methods)[number];
export const methods = ["optimal", "bounded", "greedy", "gaussian"] as const;

export interface Suppression {
  readonly masks: ReadonlySet<number>;
  readonly method: Method;
  /** Cost of the masks chosen besides the forced ones, and a proven bound from below on that of prudent ones. */
  readonly cost: number;
  readonly bound: number;
  /** Of these masks, as the partner sees them. */
  readonly audit: SystemAudit;
}

/** Candidates above which Gaussian elimination is tried only where cuts alone found no masks. */
const gaussianMax = 3_000;

/**
 * Candidates above which least cost is not sought, and work allowed for it among so many counts: see `withEffort`. Fewer
 * candidates where ranges need integer programs, and more work, since other masks take even more there.
 */
const least = {
  twoTrees: { most: 12_000, effort: (counts: number) => Math.min(200_000_000, 2_000_000 + 25 * counts ** 2) },
  other: { most: 500, effort: (counts: number) => 1_000_000 + 60_000 * counts },
};

/**
 * Masks under which the audit holds, at the least cost where the system is small enough. Problems that have nothing
 * to do with one another are solved apart.
 * @param seekLeast whether least cost is sought at all: see `isSmall`
 * @returns null where masking everything that may be masked is not enough
 */
export function suppress(problem: Problem, highs: Highs, seekLeast = isSmall(problem)): Suppression | null {
  const parts = partsOf(problem);
  return together(
    problem,
    parts.map((part) => ({ part, found: suppressWhole(part.problem, seekLeast, highs) })),
  );
}

/** Whether least cost may be sought in all the parts of a problem. */
export function isSmall(problem: Problem): boolean {
  return candidatesOf(problem).length <= least.twoTrees.most;
}

/** Masks of every part; null where one of them has none. The method told is the least of theirs. */
export function together(
  { forced, system }: Problem,
  found: readonly { readonly part: Part; readonly found: Suppression | null }[],
): Suppression | null {
  const solved = found.flatMap(({ part, found: one }) => (one === null ? [] : [{ part, ...one }]));
  if (solved.length < found.length) return null;
  const subjectOf = ({ counts, derived, problem }: Part, subject: number) =>
    subject < problem.values.length
      ? (counts[subject] ?? -1)
      : system.counts.length + (derived[subject - problem.values.length] ?? -1);
  const sum = (of: (one: Suppression) => number) => solved.reduce((total, one) => total + of(one), 0);
  return {
    masks: new Set([
      ...forced,
      ...solved.flatMap(({ part, masks }) =>
        [...masks].flatMap((count) => part.counts.slice(count, count + 1)),
      ),
    ]),
    method: methods.findLast((method) => solved.some((one) => one.method === method)) ?? "optimal",
    cost: sum(({ cost }) => cost),
    bound: sum(({ bound }) => bound),
    audit: {
      subjects: solved.flatMap(({ part, audit }) =>
        audit.subjects.map((one) => ({ ...one, subject: subjectOf(part, one.subject) })),
      ),
      insiders: solved.flatMap(({ part, audit }) =>
        audit.insiders.map(({ holder, deduced }) => ({
          holder: subjectOf(part, holder),
          deduced: subjectOf(part, deduced),
        })),
      ),
      holds: solved.every(({ audit }) => audit.holds),
    },
  };
}

function suppressWhole(problem: Problem, seekLeast: boolean, highs: Highs): Suppression | null {
  const { system, requirement, singles, ignored, forced } = problem;
  if (forced.size === 0 && system.derived.length === 0) return nothingToMask;
  const knowledge = knowledgeOf(problem, forced);
  const memory = emptyMemory();
  const question = { system, knowledge, requirement, singles, ignored, memory };
  const outside = auditSystem({ ...question, attackers: "outsiders" }, highs);
  // Where nothing is masked, nobody is alone in a masked cell.
  const audit = outside.holds && forced.size > 0 ? auditSystem(question, highs) : outside;
  if (audit.holds) return { masks: new Set(forced), method: "optimal", cost: 0, bound: 0, audit };
  const size = candidatesOf(problem).length;
  if (size === 0) return null;
  const drawn = withDrawnCosts(problem);
  const reach = reachOf(problem);
  const { best, bound } = seekLeast ? leastOf(drawn, { size, reach, memory, highs }) : nothingSought;
  if (best?.method === "optimal") return best;
  const found = best === null ? [] : [best];
  // In a network, cuts alone lead near enough.
  for (const { method, from } of Number.isFinite(reach) ? starts.slice(1) : starts) {
    const known = found.at(-1) ?? null;
    if (method === "gaussian" && known !== null && !(seekLeast && size <= gaussianMax)) continue;
    const start = from(problem);
    // One that adds nothing is that of the forced counts.
    if (start !== forced && start.size === forced.size) continue;
    const cheaper = repairedFrom(start, problem, { known, memory, highs });
    if (cheaper !== null) found.push({ ...cheaper, method });
  }
  const [cheapest] = found
    .map((one) => ({ ...one, cost: costOf(drawn, one.masks) }))
    .toSorted((a, b) => a.cost - b.cost);
  return cheapest === undefined ? null : { ...cheapest, bound };
}

/**
 * Where repairs start, by turns. Cut by cut, masks fall in the same columns where costs are even: drawn ones would scatter
 * them.
 */
const starts = [
  { method: "greedy", from: wholeLines },
  { method: "greedy", from: ({ forced }: Problem) => forced },
  { method: "gaussian", from: gaussianMasks },
] as const;

/** Masks that cost less than those known already, which are kept whatever that takes. */
function repairedFrom(
  start: ReadonlySet<number>,
  problem: Problem,
  means: { readonly known: Suppression | null; readonly memory: Memory; readonly highs: Highs },
): Suppression | null {
  if (means.known === null) return repair(start, problem, means);
  return withHalfTheEffort(means.highs, (highs) => repair(start, problem, { ...means, highs }));
}

function withDrawnCosts(problem: Problem): Problem {
  const { weights, drawn } = problem;
  return { ...problem, weights: weights.map((weight, count) => weight * (drawn[count] ?? 1)) };
}

const nothingSought: Least = { best: null, bound: 0 };

/** Masks by the program over masks, where there are not too many candidates. */
function leastOf(
  problem: Problem,
  {
    size,
    reach,
    ...means
  }: { readonly size: number; readonly reach: number; readonly memory: Memory; readonly highs: Highs },
): Least {
  const { most, effort } = Number.isFinite(reach) ? least.twoTrees : least.other;
  if (size > most) return nothingSought;
  return suppressOptimally(problem, means, { reach, effort: effort(problem.values.length) });
}

/** True counts agree with one another: with none masked and none that comes out by subtraction, nothing is deduced. */
const nothingToMask: Suppression = {
  masks: new Set(),
  method: "optimal",
  cost: 0,
  bound: 0,
  audit: { subjects: [], insiders: [], holds: true },
};

/**
 * How far from the truth a count need move to show its values: along the cycles of a network, no further than the
 * values asked; elsewhere nothing says.
 */
export function reachOf(problem: Problem): number {
  return isNetwork(problem) ? problem.requirement.min - 1 : Number.POSITIVE_INFINITY;
}

/** Whether the whole system, every maskable count masked, is two trees: then so is it under any masks. */
function isNetwork(problem: Problem): boolean {
  const masks = new Set([...problem.forced, ...candidatesOf(problem)]);
  const derived = problem.system.derived.map((_, at) => problem.system.counts.length + at);
  const subjects = [...masks, ...derived];
  return attackOf(problem.system, knowledgeOf(problem, masks), subjects).components.every(isTwoTrees);
}

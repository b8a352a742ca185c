import type { Highs } from "highs";
import { attackOf } from "../audit/attack.ts";
import { auditSystem, type SystemAudit } from "../audit/audit-system.ts";
import { isTwoTrees } from "../audit/two-trees.ts";
import { gaussianMasks } from "./gaussian.ts";
import { suppressOptimally } from "./optimal.ts";
import { candidatesOf, knowledgeOf, type Problem } from "./problem.ts";
import { repair } from "./repair.ts";

/**
 * How masks were chosen: proven cheapest; by the same program within a proven bound; cut by cut, the cheapest mask
 * first; by Gaussian elimination and repair. Where nothing had to be added it is `optimal` too: another word would
 * tell the primary cells.
 */
export type Method = (typeof methods)[number];
export const methods = ["optimal", "bounded", "greedy", "gaussian"] as const;

export interface Suppression {
  readonly masks: ReadonlySet<number>;
  readonly method: Method;
  /** Cost of the masks chosen besides the forced ones, and a proven bound from below on it. */
  readonly cost: number;
  readonly bound: number;
  /** Of these masks, as the partner sees them. */
  readonly audit: SystemAudit;
}

/** Candidates above which Gaussian elimination is tried only where cuts alone found no masks. */
const gaussianMax = 3_000;

/** Candidates above which least cost is not sought: fewer where ranges need integer programs. */
const optimalMax = { twoTrees: 8_000, other: 100 };

/**
 * Masks under which the audit holds, at the least cost where the system is small enough.
 * @returns null where masking everything that may be masked is not enough
 */
export function suppress(problem: Problem, highs: Highs): Suppression | null {
  const { system, requirement, singles, ignored, forced } = problem;
  if (forced.size === 0 && system.derived.length === 0) return nothingToMask;
  const knowledge = knowledgeOf(problem, forced);
  const question = { system, knowledge, requirement, singles, ignored };
  const outside = auditSystem({ ...question, attackers: "outsiders" }, highs);
  const audit = outside.holds ? auditSystem(question, highs) : outside;
  if (audit.holds) return { masks: new Set(forced), method: "optimal", cost: 0, bound: 0, audit };
  const reach = reachOf(problem);
  const twoTrees = Number.isFinite(reach);
  const size = candidatesOf(problem).length;
  const best =
    size <= (twoTrees ? optimalMax.twoTrees : optimalMax.other)
      ? suppressOptimally(problem, reach, highs)
      : null;
  if (best?.method === "optimal") return best;
  const greedy = repair(new Set(forced), problem, highs);
  const gaussian =
    greedy === null || size <= gaussianMax ? repair(gaussianMasks(problem), problem, highs) : null;
  const found = [best, greedy === null ? null : { ...greedy, method: "greedy" as const }, gaussian];
  const [cheapest] = found.filter((one) => one !== null).toSorted((a, b) => a.cost - b.cost);
  return cheapest === undefined ? null : { ...cheapest, bound: best?.bound ?? 0 };
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

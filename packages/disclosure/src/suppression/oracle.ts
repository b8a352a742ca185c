import type { Highs } from "highs";
import { auditSystem, type SystemAudit } from "../audit/audit-system.ts";
import type { Memory } from "../audit/memory.ts";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { candidatesOf, knowledgeOf, type Problem } from "./problem.ts";
import type { Separator } from "./separator.ts";

/** What is wrong with whole masks: the partner's audit, and the cuts they break. */
export interface Finding {
  readonly audit: SystemAudit;
  readonly cuts: readonly Cut[];
}

/** Cuts asked for one insider in one round: the others mostly fall with them. */
const cutsPerHolder = 3;

/** What examining masks needs. An insider may be far from the truth: only a free separator judges there. */
export interface Examiner {
  readonly problem: Problem;
  readonly separator: Separator;
  readonly free: Separator;
  readonly memory: Memory;
  readonly highs: Highs;
}

/**
 * Audits whole masks; where they fail, asks the attacker's duals which masks are missing.
 * @param supposing see `Scenario`
 */
export function examine(
  masks: ReadonlySet<number>,
  { problem, separator, free, memory, highs }: Examiner,
  supposing: boolean,
): Finding {
  const { system, requirement, singles, ignored } = problem;
  const knowledge = knowledgeOf(problem, masks);
  const question = { system, knowledge, requirement, singles, ignored, memory };
  const outside = auditSystem({ ...question, attackers: "outsiders" }, highs);
  const audit = outside.holds ? auditSystem({ ...question, failuresMax: cutsPerHolder }, highs) : outside;
  if (audit.holds) return { audit, cuts: [] };
  const mask = Float64Array.from(problem.values, (_, count) => (masks.has(count) ? 1 : 0));
  const hidden = knowledge.map((known, count) =>
    masks.has(count) ? known : (problem.hidden[count] ?? known),
  );
  separator.attack(mask, hidden);
  free.attack(mask, hidden);
  const at = (count: number) => mask[count] ?? 0;
  const cuts = [
    ...audit.subjects.flatMap(({ subject, holds }) => (holds ? [] : separator.cuts(subject, null))),
    ...audit.insiders.flatMap(({ holder, deduced }) => free.cuts(deduced, { holder, supposing })),
  ].filter((cut) => shortOf(cut, at) > 1e-6);
  return { audit, cuts: cuts.length > 0 ? cuts : more(masks, problem) };
}

/** Only whole numbers gave the masks away: no dual says what is missing, but something is. */
function more(masks: ReadonlySet<number>, problem: Problem): readonly Cut[] {
  const left = candidatesOf(problem).filter((count) => !masks.has(count));
  return left.length === 0
    ? []
    : [{ condition: [...masks], coefficients: new Map(left.map((count) => [count, 1])) }];
}

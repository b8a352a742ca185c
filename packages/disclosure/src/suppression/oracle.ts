import type { Highs } from "highs";
import { auditSystem, type SystemAudit } from "../audit/audit-system.ts";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { candidatesOf, knowledgeOf, type Problem } from "./problem.ts";
import type { Separator } from "./separator.ts";

/** What is wrong with whole masks: the partner's audit, and the cuts they break. */
export interface Finding {
  readonly audit: SystemAudit;
  /** Valid for every sufficient mask. */
  readonly proven: readonly Cut[];
  /** Valid for every mask under which the insider's count may still be 1. */
  readonly supposed: readonly Cut[];
}

/** Cuts asked for one insider in one round: the others mostly fall with them. */
const cutsPerHolder = 3;

/** What examining masks needs. An insider may be far from the truth: only a free separator judges there. */
export interface Examiner {
  readonly problem: Problem;
  readonly separator: Separator;
  readonly free: Separator;
  readonly highs: Highs;
}

/** Audits whole masks; where they fail, asks the attacker's duals which masks are missing. */
export function examine(masks: ReadonlySet<number>, { problem, separator, free, highs }: Examiner): Finding {
  const { system, requirement, singles, ignored } = problem;
  const knowledge = knowledgeOf(problem, masks);
  const question = { system, knowledge, requirement, singles, ignored };
  const outside = auditSystem({ ...question, attackers: "outsiders" }, highs);
  const audit = outside.holds ? auditSystem({ ...question, failuresMax: cutsPerHolder }, highs) : outside;
  if (audit.holds) return { audit, proven: [], supposed: [] };
  const mask = Float64Array.from(problem.values, (_, count) => (masks.has(count) ? 1 : 0));
  const hidden = knowledge.map((known, count) =>
    masks.has(count) ? known : (problem.hidden[count] ?? known),
  );
  separator.attack(mask, hidden);
  free.attack(mask, hidden);
  const at = (count: number) => mask[count] ?? 0;
  const broken = (cuts: readonly Cut[]) => cuts.filter((cut) => shortOf(cut, at) > 1e-6);
  const failing = audit.subjects.filter(({ holds }) => !holds);
  const proven = failing.flatMap(({ subject }) => broken(separator.cuts(subject, { holder: null })));
  const byHolder = Map.groupBy(audit.insiders, ({ holder }) => holder);
  const inside = [...byHolder].map(([holder, failures]) => ({
    holder,
    cuts: failures.flatMap(({ deduced }) => broken(free.cuts(deduced, { holder }))),
  }));
  const ofSingles = inside.filter(({ holder }) => singles.has(holder)).flatMap(({ cuts }) => cuts);
  const supposed = inside.filter(({ holder }) => !singles.has(holder)).flatMap(({ cuts }) => cuts);
  const found = [...proven, ...ofSingles].length + supposed.length;
  return { audit, proven: [...proven, ...ofSingles], supposed: found > 0 ? supposed : more(masks, problem) };
}

/** Only whole numbers gave the masks away: no dual says what is missing, but something is. */
function more(masks: ReadonlySet<number>, problem: Problem): readonly Cut[] {
  const left = candidatesOf(problem).filter((count) => !masks.has(count));
  return left.length === 0 ? [] : [{ condition: [], coefficients: new Map(left.map((count) => [count, 1])) }];
}

import type { Highs } from "highs";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { examine, type Finding } from "./oracle.ts";
import { candidatesOf, costOf, type Problem } from "./problem.ts";
import { separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";

const roundsMax = 200;

/**
 * Adds masks to given ones until the audit passes: each failure gives cuts, and the cheapest masks that obey
 * them are added; those that no cut needs any more are tried without.
 * @returns null where nothing more can be masked and the audit still fails
 */
export function repair(start: ReadonlySet<number>, problem: Problem, highs: Highs): Suppression | null {
  const separator = separatorOf(problem, Number.POSITIVE_INFINITY, highs);
  const cuts: Cut[] = [];
  let masks = new Set(start);
  let finding: Finding | null = null;
  for (let round = 0; round < roundsMax; round++) {
    finding = examine(masks, { problem, separator, free: separator, highs });
    if (finding.audit.holds) break;
    const found = [...finding.proven, ...finding.supposed];
    if (found.length === 0) break;
    cuts.push(...found);
    const covered = cover(masks, cuts, problem);
    if (covered === null) break;
    masks = covered;
  }
  separator.dispose();
  if (finding === null || !finding.audit.holds) return null;
  return { masks, method: "gaussian", cost: costOf(problem, masks), bound: 0, audit: finding.audit };
}

/** Adds the masks that bring cuts nearest at the least cost; null where a cut cannot be obeyed. */
function cover(masks: ReadonlySet<number>, cuts: readonly Cut[], problem: Problem): Set<number> | null {
  const after = new Set(masks);
  const open = new Set(candidatesOf(problem));
  const at = (count: number) => (after.has(count) ? 1 : 0);
  for (;;) {
    const broken = cuts.filter((cut) => shortOf(cut, at) > 1e-6);
    if (broken.length === 0) return after;
    const gains = new Map<number, number>();
    for (const cut of broken) {
      const short = shortOf(cut, at);
      for (const [count, coefficient] of cut.coefficients)
        if (open.has(count) && !after.has(count))
          gains.set(count, (gains.get(count) ?? 0) + Math.min(coefficient, short));
    }
    let best: { count: number; rate: number } | undefined;
    for (const [count, gain] of gains) {
      const rate = gain / (problem.weights[count] ?? 1);
      if (best === undefined || rate > best.rate + 1e-12) best = { count, rate };
    }
    if (best === undefined) return null;
    after.add(best.count);
  }
}

import type { Highs } from "highs";
import { emptyMemory, type Memory } from "../audit/memory.ts";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { withHalfTheEffort } from "./effort.ts";
import { lineCuts } from "./line-cuts.ts";
import { type Examiner, examine } from "./oracle.ts";
import { candidatesOf, costOf, type Problem } from "./problem.ts";
import { separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";

/** Rounds before the repair gives up. */
const roundsMax = 200;

/** Times that safe masks are thinned and repaired again. */
const thinningsMax = 4;

/**
 * Adds masks to given ones until the audit passes: each failure gives cuts, and the cheapest masks that obey
 * them are added; safe masks are then thinned to what the cuts ask, and repaired again, while that gets cheaper.
 * @param known safe masks that are of use only where these cost less
 * @returns null where nothing more can be masked and the audit still fails, or none that cost less are found
 */
export function repair(
  start: ReadonlySet<number>,
  problem: Problem,
  {
    highs,
    memory = emptyMemory(),
    known = null,
  }: { readonly highs: Highs; readonly memory?: Memory; readonly known?: Suppression | null },
): Suppression | null {
  const than = known === null ? null : { ...known, cost: costOf(problem, known.masks) };
  const how = { cuts: [...lineCuts(problem, problem.small)], supposing: true, rounds: roundsMax };
  const separator = separatorOf(problem, Number.POSITIVE_INFINITY, highs);
  const examiner = { problem, separator, free: separator, memory, highs };
  const [first = null] = cheaperAndCheaper(start, examiner, { ...how, than });
  separator.dispose();
  return first === null ? null : cheaperThan(first, examiner, how);
}

/** The same with an examiner that stands. */
export function repairBy(start: ReadonlySet<number>, examiner: Examiner, how: Way): Suppression | null {
  return [...cheaperAndCheaper(start, examiner, how)].at(-1) ?? null;
}

interface Way {
  /** Those known, to which those met are added. */
  readonly cuts: Cut[];
  /** See `Scenario`. */
  readonly supposing: boolean;
  readonly rounds: number;
}

/** Thinner masks where some are found with half of the work that is left. */
function cheaperThan(first: Suppression, { problem, memory, highs }: Examiner, how: Way): Suppression {
  let best = first;
  withHalfTheEffort(highs, (metered) => {
    const separator = separatorOf(problem, Number.POSITIVE_INFINITY, metered);
    const examiner = { problem, separator, free: separator, memory, highs: metered };
    const thin = thinned(first.masks, how.cuts, problem);
    for (best of cheaperAndCheaper(thin, examiner, { ...how, than: first }));
    separator.dispose();
  });
  return best;
}

/** Safe masks, each set cheaper than the one before. */
function* cheaperAndCheaper(
  start: ReadonlySet<number>,
  examiner: Examiner,
  { cuts, supposing, rounds, than = null }: Way & { readonly than?: Suppression | null },
): Generator<Suppression> {
  const { problem } = examiner;
  let masks = start;
  let best = than;
  let thinnings = 0;
  for (let round = 0; round < rounds; round++) {
    const { audit, cuts: broken } = examine(masks, examiner, supposing);
    if (audit.holds) {
      const cost = costOf(problem, masks);
      if (best !== null && best.cost <= cost) break;
      best = { masks, method: "gaussian", cost, bound: 0, audit };
      yield best;
      const thin = thinned(masks, cuts, problem);
      if (thin.size === masks.size || ++thinnings > thinningsMax) break;
      masks = thin;
      continue;
    }
    cuts.push(...broken);
    const covered: ReadonlySet<number> | null = broken.length === 0 ? null : cover(masks, cuts, problem);
    if (covered === null || (best !== null && costOf(problem, covered) >= best.cost)) break;
    masks = covered;
  }
}

/** Without the masks, the costliest first, that no cut needs. */
function thinned(masks: ReadonlySet<number>, cuts: readonly Cut[], problem: Problem): ReadonlySet<number> {
  const left = new Set(masks);
  const at = (count: number) => (left.has(count) ? 1 : 0);
  const needing = new Map<number, Cut[]>();
  for (const cut of cuts)
    for (const count of cut.coefficients.keys()) needing.set(count, [...(needing.get(count) ?? []), cut]);
  const added = [...masks].filter((count) => !problem.forced.has(count));
  const weight = (count: number) => problem.weights[count] ?? 0;
  for (const count of added.toSorted((a, b) => weight(b) - weight(a) || b - a)) {
    left.delete(count);
    if (needing.get(count)?.some((cut) => shortOf(cut, at) > 1e-6)) left.add(count);
  }
  return left;
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

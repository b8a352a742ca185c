import type { Highs } from "highs";
import { emptyMemory, type Memory } from "../audit/memory.ts";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { withEffort } from "./effort.ts";
import { lineCuts } from "./line-cuts.ts";
import { type Master, masterOf } from "./master.ts";
import type { Examiner } from "./oracle.ts";
import type { Problem } from "./problem.ts";
import { repairBy } from "./repair.ts";
import { separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";

/** Rounds of cuts before the search stops; a number of rounds and not of seconds, so that runs agree. */
const rounds = { relaxed: 60, whole: 200, repair: 6 };

/** What a search for the least cost has found, however far it went. */
export interface Least {
  /** Null where no masks were found. */
  readonly best: Suppression | null;
  /** No prudent masks cost less. */
  readonly bound: number;
}

/**
 * Masks of least cost among the _prudent_ ones: sufficient ones, whether or not lines are masked to the last cell, under
 * which every small count may be 1 as if one person stood in it. A program over masks is tightened by the cuts of an
 * attacker until none is broken; on the way masks are repaired by the same cuts, so that some are there wherever the
 * search stops.
 * @param reach see `separatorOf`
 * @param effort work allowed: see `withEffort`
 * @see Fischetti & Salazar-González (2000)
 */
export function suppressOptimally(
  problem: Problem,
  { highs, memory = emptyMemory() }: { readonly highs: Highs; readonly memory?: Memory },
  { reach, effort }: { readonly reach: number; readonly effort: number },
): Least {
  let least: Least = { best: null, bound: 0 };
  withEffort(highs, effort, (metered) => {
    const separator = separatorOf(problem, reach, metered);
    const free = separatorOf(problem, Number.POSITIVE_INFINITY, metered);
    const master = masterOf(problem, metered);
    const tools = { problem, separator, free, memory, highs: metered, master };
    for (least of betterAndBetter(tools)) if (isClosed(least)) break;
    for (const one of [master, separator, free]) one.dispose();
  });
  const { best, bound } = least;
  return { best: best && { ...best, bound, method: isClosed(least) ? "optimal" : "bounded" }, bound };
}

function isClosed({ best, bound }: Least): boolean {
  return best !== null && best.cost <= bound + 1e-6 * Math.max(1, bound);
}

interface Tools extends Examiner {
  readonly master: Master;
}

/** What is known after each step. */
function* betterAndBetter(tools: Tools): Generator<Least> {
  const { problem, master } = tools;
  const cuts: Cut[] = [...lineCuts(problem, problem.small)];
  for (const cut of cuts) master.add(cut);
  let least: Least = { best: null, bound: 0 };
  for (let round = 0; round < rounds.whole; round++) {
    tighten(tools);
    const solved = master.whole();
    if (solved === null) return;
    const bound: number = Math.max(solved.bound, least.bound);
    least = { ...least, bound };
    yield least;
    const known = cuts.length;
    const masks = new Set([...problem.values.keys()].filter((count) => solved.masks[count] === 1));
    const found = repairBy(masks, tools, { cuts, supposing: false, rounds: rounds.repair });
    const isBetter = found !== null && found.cost < (least.best?.cost ?? Number.POSITIVE_INFINITY);
    if (isBetter) least = { best: found, bound };
    yield least;
    if (cuts.length === known) return;
    for (const cut of cuts.slice(known)) master.add(cut);
  }
}

/** Cuts against fractional masks: cheap, and most of what the whole ones will need. */
function tighten({ problem, master, separator }: Tools): void {
  for (let round = 0; round < rounds.relaxed; round++) {
    const masks = master.relaxed();
    if (masks === null) return;
    separator.attack(masks, problem.hidden);
    const at = (count: number) => masks[count] ?? 0;
    const cuts = [...problem.values.keys()].flatMap((subject) =>
      at(subject) < 0.1 || problem.ignored.has(subject) || separator.isSafe(subject)
        ? []
        : separator.cuts(subject, null).filter((cut) => shortOf(cut, at) > 1e-4),
    );
    for (const cut of cuts) master.add(cut);
    if (cuts.length === 0) return;
  }
}

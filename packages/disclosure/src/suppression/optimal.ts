import type { Highs } from "highs";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { type Master, masterOf, type Solved } from "./master.ts";
import { type Examiner, examine, type Finding } from "./oracle.ts";
import { costOf, type Problem } from "./problem.ts";
import { separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";

/** Rounds of cuts before the search gives up proving; each adds at least one cut. */
const rounds = { relaxed: 60, whole: 60 };

/**
 * Masks of least cost: a program over masks, tightened by the cuts of an attacker until none is broken. First
 * under cuts that every sufficient mask obeys, which proves the bound; then under those against insiders too.
 * @param reach see `separatorOf`
 * @returns null where the rounds run out or nothing more can be masked
 * @see Fischetti & Salazar-González (2000)
 */
export function suppressOptimally(problem: Problem, reach: number, highs: Highs): Suppression | null {
  const master = masterOf(problem, highs);
  const separator = separatorOf(problem, reach, highs);
  const free =
    reach === Number.POSITIVE_INFINITY ? separator : separatorOf(problem, Number.POSITIVE_INFINITY, highs);
  const tools = { problem, master, separator, free, highs };
  tighten(tools);
  const proof = settle(tools, ({ proven }) => proven);
  const settled = proof === null || proof.finding.audit.holds ? proof : settle(tools, everything);
  master.dispose();
  separator.dispose();
  if (free !== separator) free.dispose();
  if (proof === null || settled === null || !settled.finding.audit.holds) return null;
  const cost = costOf(problem, settled.masks);
  const { bound } = proof.solved;
  return {
    masks: settled.masks,
    method: cost <= bound + 1e-6 * Math.max(1, bound) ? "optimal" : "bounded",
    cost,
    bound,
    audit: settled.finding.audit,
  };
}

interface Tools extends Examiner {
  readonly master: Master;
}

const everything = ({ proven, supposed }: Finding) => [...proven, ...supposed];

/** Cuts against fractional masks: cheap, and most of what the whole ones will need. */
function tighten({ problem, master, separator }: Tools): void {
  for (let round = 0; round < rounds.relaxed; round++) {
    const solved = master.relaxed();
    if (solved === null) return;
    const { masks } = solved;
    separator.attack(masks, problem.hidden);
    const at = (count: number) => masks[count] ?? 0;
    const cuts: Cut[] = [];
    for (const subject of problem.values.keys()) {
      if (at(subject) < 0.1 || problem.ignored.has(subject) || separator.isSafe(subject)) continue;
      cuts.push(...separator.cuts(subject, { holder: null }).filter((cut) => shortOf(cut, at) > 1e-4));
    }
    for (const cut of cuts) master.add(cut);
    if (cuts.length === 0) return;
  }
}

function settle(
  tools: Tools,
  choose: (finding: Finding) => readonly Cut[],
): { readonly masks: ReadonlySet<number>; readonly finding: Finding; readonly solved: Solved } | null {
  const { master, ...examiner } = tools;
  for (let round = 0; round < rounds.whole; round++) {
    const solved = master.whole();
    if (solved === null) return null;
    const masks = new Set([...examiner.problem.values.keys()].filter((count) => solved.masks[count] === 1));
    const finding = examine(masks, examiner);
    const cuts = choose(finding);
    if (cuts.length === 0) return { masks, finding, solved };
    for (const cut of cuts) master.add(cut);
    tighten(tools);
  }
  return null;
}

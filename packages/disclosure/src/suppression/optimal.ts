import type { Highs } from "highs";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { lineCuts } from "./line-cuts.ts";
import { type Master, masterOf, type Solved } from "./master.ts";
import { type Examiner, examine, type Finding } from "./oracle.ts";
import { costOf, type Problem } from "./problem.ts";
import { repair } from "./repair.ts";
import { separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";

/** Rounds of cuts before the search stops; a number of rounds and not of seconds, so that runs agree. */
const rounds = { relaxed: 60, proof: 60, insiders: 20 };

/**
 * Masks of least cost: a program over masks, tightened by the cuts of an attacker until none is broken. First
 * under cuts that every sufficient mask obeys, which proves the bound; then under those against insiders too,
 * and what these leave open is repaired.
 * @param reach see `separatorOf`
 * @returns null where no masks are found
 * @see Fischetti & Salazar-González (2000)
 */
export function suppressOptimally(problem: Problem, reach: number, highs: Highs): Suppression | null {
  const master = masterOf(problem, highs);
  const separator = separatorOf(problem, reach, highs);
  const free =
    reach === Number.POSITIVE_INFINITY ? separator : separatorOf(problem, Number.POSITIVE_INFINITY, highs);
  const tools = { problem, master, separator, free, highs };
  for (const cut of lineCuts(problem, problem.singles)) master.add(cut);
  tighten(tools);
  const proof = settle(tools, rounds.proof, ({ proven }) => proven);
  if (proof !== null && !proof.finding.audit.holds)
    for (const cut of lineCuts(problem, problem.small)) master.add(cut);
  const settled =
    proof === null || proof.finding.audit.holds ? proof : settle(tools, rounds.insiders, everything);
  master.dispose();
  separator.dispose();
  if (free !== separator) free.dispose();
  if (proof === null || settled === null) return null;
  const { bound } = proof.solved;
  const masks = settled.finding.audit.holds ? settled : repair(settled.masks, problem, highs);
  if (masks === null) return null;
  const cost = costOf(problem, masks.masks);
  const audit = "finding" in masks ? masks.finding.audit : masks.audit;
  const method = cost <= bound + 1e-6 * Math.max(1, bound) ? "optimal" : "bounded";
  return { masks: masks.masks, method, cost, bound, audit };
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

interface Settled {
  readonly masks: ReadonlySet<number>;
  readonly finding: Finding;
  readonly solved: Solved;
}

/** The last masks, obeying every cut chosen unless the rounds ran out. */
function settle(tools: Tools, most: number, choose: (finding: Finding) => readonly Cut[]): Settled | null {
  const { master, ...examiner } = tools;
  let last: Settled | null = null;
  for (let round = 0; round < most; round++) {
    const solved = master.whole();
    if (solved === null) return last;
    const masks = new Set([...examiner.problem.values.keys()].filter((count) => solved.masks[count] === 1));
    const finding = examine(masks, examiner);
    const cuts = choose(finding);
    last = { masks, finding, solved };
    if (cuts.length === 0) return last;
    for (const cut of cuts) master.add(cut);
    tighten(tools);
  }
  return last;
}

import type { Highs } from "highs";
import { auditSystem } from "../audit/audit-system.ts";
import type { Cut } from "./cut.ts";
import { shortOf } from "./cut.ts";
import { darkest } from "./dark.ts";
import { type Exemptions, exemptionsOf } from "./exemptions.ts";
import { lineCuts } from "./line-cuts.ts";
import { type Master, masterOf } from "./master.ts";
import { networkOf } from "./network.ts";
import { examine, type Finding } from "./oracle.ts";
import { candidatesOf, costOf, knowledgeOf, type Problem } from "./problem.ts";
import { repair } from "./repair.ts";
import { type Separator, separatorOf } from "./separator.ts";
import type { Suppression } from "./suppress.ts";
import { type Ties, tiesOf } from "./ties.ts";

/** Rounds of cuts before the search stops; a number of rounds and not of seconds, so that runs agree. */
const rounds = { relaxed: 60, proof: 60, supposed: 20 };

/** Candidates times rounds after which counts said exempt are believed: the bound has mostly stopped growing. */
const doubtMax = 1_000;

/**
 * Masks of least cost: a program over masks, tightened by the cuts of an attacker until none is broken. First under
 * cuts that every sufficient mask obeys, which proves the bound; then, where those masks fail, as if no small count
 * were exempt. What that leaves open is repaired.
 * @param reach see `separatorOf`
 * @returns null where no masks are found
 * @see Fischetti & Salazar-González (2000)
 */
export function suppressOptimally(problem: Problem, reach: number, highs: Highs): Suppression | null {
  const network = networkOf(problem);
  const exemptions = network === null ? null : exemptionsOf(problem, network);
  const separator = separatorOf(problem, reach, highs);
  const free =
    reach === Number.POSITIVE_INFINITY ? separator : separatorOf(problem, Number.POSITIVE_INFINITY, highs);
  const master = masterOf(problem, highs, exemptions?.unknowns ?? []);
  const ties = network === null || exemptions === null ? null : tiesOf(problem, network, exemptions);
  const tools: Tools = { problem, separator, free, highs, master, exemptions, ties };
  for (const cut of [...lineCuts(problem, problem.singles), ...(exemptions?.cuts ?? [])]) master.add(cut);
  for (const clique of exemptions?.cliques ?? []) master.addClique(clique);
  const proof = prove(tools);
  const settled = proof === null || proof.finding?.audit.holds ? proof : suppose(tools);
  master.dispose();
  separator.dispose();
  if (free !== separator) free.dispose();
  if (proof === null || settled === null) return null;
  const { bound } = proof;
  const audit = settled.finding?.audit;
  const found = audit?.holds ? { masks: settled.masks, audit } : repair(settled.masks, problem, highs);
  if (found === null) return null;
  const cost = costOf(problem, found.masks);
  const method = cost <= bound + 1e-6 * Math.max(1, bound) ? "optimal" : "bounded";
  return { masks: found.masks, method, cost, bound, audit: found.audit };
}

interface Tools {
  readonly problem: Problem;
  readonly separator: Separator;
  readonly free: Separator;
  readonly highs: Highs;
  readonly master: Master;
  /** Null where the sums are not a network: nothing is then known of insiders but from the attacker's program. */
  readonly exemptions: Exemptions | null;
  readonly ties: Ties | null;
}

interface Settled {
  readonly masks: ReadonlySet<number>;
  /** Null where cuts were found without an audit. */
  readonly finding: Finding | null;
  readonly bound: number;
}

/**
 * Cuts that every sufficient mask obeys, until there are none; the bound is that of the last masks. Masks are audited
 * as they are; cuts are of the darkest problem, so that they hold for every mask.
 */
function prove(tools: Tools): Settled | null {
  const { problem, exemptions, ties } = tools;
  const dark: Tools = { ...tools, problem: darkest(problem) };
  let doubts = Math.floor(doubtMax / Math.max(1, candidatesOf(problem).length));
  return settle(dark, rounds.proof, (masks, point) => {
    const outside = outsiders(masks, tools, dark.problem);
    if (outside.length > 0) return { cuts: outside, finding: null };
    const tied = ties?.cuts(masks) ?? [];
    if (tied.length > 0)
      return { cuts: doubts-- > 0 ? [...tied, ...(exemptions?.broken(point) ?? [])] : [], finding: null };
    const finding = examine(masks, tools);
    return { cuts: finding.audit.holds ? [] : examine(masks, dark).proven, finding };
  });
}

/** As if no small count were exempt. */
function suppose(tools: Tools): Settled | null {
  const { problem, master, exemptions, ties } = tools;
  for (const unknown of exemptions?.unknowns ?? [])
    master.add({ condition: [unknown], coefficients: new Map() });
  if (exemptions === null) for (const cut of lineCuts(problem, problem.small)) master.add(cut);
  return settle(tools, rounds.supposed, (masks) => {
    const quick = outsiders(masks, tools, problem);
    const cuts = quick.length > 0 ? quick : (ties?.cuts(masks) ?? []);
    if (cuts.length > 0) return { cuts, finding: null };
    const finding = examine(masks, tools);
    return { cuts: [...finding.proven, ...finding.supposed], finding };
  });
}

type Judge = (
  masks: ReadonlySet<number>,
  point: Float64Array,
) => { readonly cuts: readonly Cut[]; readonly finding: Finding | null };

/** The last masks, obeying every cut judged needed unless the rounds ran out. */
function settle(tools: Tools, most: number, judge: Judge): Settled | null {
  const { problem, master } = tools;
  let last: Settled | null = null;
  let bound = 0;
  for (let round = 0; round < most; round++) {
    tighten(tools);
    const solved = master.whole();
    if (solved === null) return last;
    const masks = new Set([...problem.values.keys()].filter((count) => solved.masks[count] === 1));
    const { cuts, finding } = judge(masks, solved.masks);
    bound = Math.max(solved.bound, bound);
    last = { masks, finding, bound };
    const at = (count: number) => solved.masks[count] ?? 0;
    const broken = cuts.filter((cut) => shortOf(cut, at) > 1e-6);
    if (broken.length === 0) return last;
    for (const cut of broken) master.add(cut);
  }
  return last;
}

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

/** Cuts that whole masks break because of what anyone deduces; `hidden` as the cuts take it. */
function outsiders(
  masks: ReadonlySet<number>,
  { problem, separator, highs }: Tools,
  { hidden }: Pick<Problem, "hidden">,
): readonly Cut[] {
  const { system, requirement, ignored } = problem;
  const knowledge = knowledgeOf(problem, masks);
  const audit = auditSystem({ system, knowledge, requirement, ignored, attackers: "outsiders" }, highs);
  if (audit.holds) return [];
  const mask = Float64Array.from(problem.values, (_, count) => (masks.has(count) ? 1 : 0));
  separator.attack(mask, hidden);
  const failing = audit.subjects.filter(({ holds }) => !holds);
  return failing.flatMap(({ subject }) => separator.cuts(subject, { holder: null }));
}

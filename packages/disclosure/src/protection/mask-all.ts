import type { Highs } from "highs";
import { auditSystem } from "../audit/audit-system.ts";
import { drawnNumber } from "../audit/solutions.ts";
import { withEffort } from "../suppression/effort.ts";
import { type Part, partsOf, sharedCounts } from "../suppression/parts.ts";
import { candidatesOf, costOf, knowledgeOf, type Problem } from "../suppression/problem.ts";
import { repair } from "../suppression/repair.ts";
import { isSmall, reachOf, type Suppression, suppress, together } from "../suppression/suppress.ts";
import { prime } from "../system/vector.ts";
import { halfOf } from "./too-linked.ts";

/** Tables to leave out of the system: masked counts link them to too many others for the work that is allowed. */
export interface TooLinked {
  readonly tooLinked: readonly string[];
}

/** Parts solved before, of the same system: withholding a table leaves most others as they were. */
export type Solved = Map<string, Suppression | null>;

/**
 * Work allowed for each count where ranges need integer programs, by whether tables are linked or stand alone, and for
 * all of them: see `withEffort`.
 */
const effort = { linked: 800_000, alone: 1_500_000, all: 4e8 };

/** Candidates above which tables that can be masked each for itself are not tried together too. */
const togetherMax = 100;

/**
 * Masks that withstand everyone, part by part. Parts whose ranges need integer programs may only take so much work;
 * where that is not enough, half of their tables are to be withheld.
 * @returns null where masking everything that may be masked is not enough
 */
export function maskAll(problem: Problem, solved: Solved, highs: Highs): Suppression | TooLinked | null {
  const means: Means = { solved, seekLeast: isSmall(problem), highs };
  const whole: Part = { problem, counts: [...problem.values.keys()], derived: [] };
  const found = maskParts(whole, partsOf(problem), means);
  return found !== null && "exhausted" in found
    ? { tooLinked: halfOf(found.exhausted.counts, problem) }
    : found;
}

interface Means {
  readonly solved: Solved;
  readonly seekLeast: boolean;
  readonly highs: Highs;
}

/** The part, its counts being those of the whole problem, that takes too much work. */
interface Exhausted {
  readonly exhausted: Part;
}

/** @param parts of the problem of `whole` */
function maskParts(whole: Part, parts: readonly Part[], means: Means): Suppression | Exhausted | null {
  const found: { part: Part; found: Suppression | null }[] = [];
  for (const part of parts) {
    const placed = { ...part, counts: part.counts.map((count) => whole.counts[count] ?? -1) };
    const key = keyOf(placed);
    const known = means.solved.get(key);
    const masks = known === undefined ? maskLinked(placed, means) : known;
    if (masks !== null && "exhausted" in masks) return masks;
    means.solved.set(key, masks);
    found.push({ part, found: masks });
  }
  return together(whole.problem, found);
}

/** One part: first with the counts that several tables share left alone, which mostly makes small ones of it. */
function maskLinked(part: Part, means: Means): Suppression | Exhausted | null {
  const { problem } = part;
  const shared = sharedCounts(problem);
  const kept: Problem = { ...problem, never: new Set([...problem.never, ...shared]) };
  const parts = shared.size === 0 ? [] : partsOf(kept);
  const apart = parts.length < 2 ? null : maskParts({ ...part, problem: kept }, parts, means);
  if (apart !== null && "exhausted" in apart) return apart;
  if (apart !== null && (apart.cost === 0 || candidatesOf(problem).length > togetherMax))
    return { ...apart, method: apart.cost === 0 ? "optimal" : "greedy", bound: 0 };
  const whole = maskWithin(problem, means);
  if (whole === "exhausted") return apart ?? { exhausted: part };
  if (apart === null || whole === null) return whole ?? apart;
  return whole.cost <= apart.cost ? whole : { ...apart, method: "greedy", bound: whole.bound };
}

function keyOf({ counts, problem }: Part): string {
  const { values, weights, drawn, forced, never, small, hidden, lines, ignored } = problem;
  return JSON.stringify([
    counts,
    values,
    weights,
    drawn,
    hidden,
    lines.length,
    ...[forced, never, small, ignored].map((set) => [...set]),
  ]);
}

function maskWithin(problem: Problem, { seekLeast, highs }: Means): Suppression | null | "exhausted" {
  if (Number.isFinite(reachOf(problem))) return maskPart(problem, seekLeast, highs);
  const each = problem.system.links.length > 0 ? effort.linked : effort.alone;
  const most = Math.min(each * problem.values.length, effort.all);
  const found = withEffort(highs, most, (metered) => maskPart(problem, seekLeast, metered));
  if (found === null || found === "exhausted") return found;
  // What leaves is attacked again, to the ends of every range but those of what stays: that too must be within reach.
  const seen: Problem = { ...problem, sight: "anyone" };
  const again = withEffort(highs, most, (metered) => audited(seen, found.masks, metered));
  return again === "exhausted" ? again : found;
}

/**
 * Masks that withstand whoever takes few masked counts for 0 and whoever sees only what is published: where more may
 * be 0, more may be 1, and hold someone who is alone. Those found for one sight are kept where they hold for the other
 * too, and else repaired, or others are sought.
 */
function maskPart(problem: Problem, seekLeast: boolean, highs: Highs): Suppression | null {
  const { found, onlyOne } = maskForBoth(problem, seekLeast, highs);
  if (!onlyOne) return found;
  for (let turn = 0; turn < redrawnMax; turn++) {
    const weights = problem.weights.map(
      (weight, count) => weight * (0.3 + (2 * drawnNumber(count, turn)) / prime),
    );
    const other = maskForBoth({ ...problem, weights }, false, highs).found;
    if (other !== null) return { ...other, method: "greedy", cost: costOf(problem, other.masks), bound: 0 };
  }
  return null;
}

/** Times that costs are drawn anew where masks withstand one of the two alone: others may withstand both. */
const redrawnMax = 8;

/** `onlyOne` where masks are found that withstand one of the two, and none that withstand both. */
function maskForBoth(
  problem: Problem,
  seekLeast: boolean,
  highs: Highs,
): { readonly found: Suppression | null; readonly onlyOne: boolean } {
  const seen: Problem = { ...problem, sight: "anyone" };
  const ofPartner = suppress(problem, highs, seekLeast);
  if (ofPartner === null || holdsAlso(seen, problem, ofPartner, highs))
    return { found: ofPartner, onlyOne: false };
  const ofAnyone = suppress(seen, highs, seekLeast);
  if (ofAnyone !== null) {
    if (holdsAlso(problem, seen, ofAnyone, highs)) return { found: ofAnyone, onlyOne: false };
    const repaired = repair(ofAnyone.masks, problem, { highs });
    if (repaired !== null && holdsAlso(seen, problem, repaired, highs))
      return { found: { ...repaired, method: "greedy", bound: ofAnyone.bound }, onlyOne: false };
  }
  return { found: null, onlyOne: true };
}

/** Whether masks whose audit holds under another sight hold under this one. */
function holdsAlso(problem: Problem, other: Problem, { masks, audit }: Suppression, highs: Highs): boolean {
  const [knowledge, before] = [knowledgeOf(problem, masks), knowledgeOf(other, masks)];
  if (knowledge.every(({ low }, count) => low === before[count]?.low)) return audit.holds;
  const { system, requirement, singles, ignored } = problem;
  return auditSystem({ system, knowledge, requirement, singles, ignored }, highs).holds;
}

function audited(problem: Problem, masks: ReadonlySet<number>, highs: Highs) {
  const { system, requirement, ignored } = problem;
  return auditSystem(
    { system, knowledge: knowledgeOf(problem, masks), requirement, ignored, exactRanges: true },
    highs,
  );
}

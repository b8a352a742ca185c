import type { Highs } from "highs";
import { isWithin, type System } from "../system/system.ts";
import { attackOf, type Component } from "./attack.ts";
import { couplingsOf } from "./couplings.ts";
import { auditInsiders, type InsiderFailure, type InsiderRules } from "./insiders.ts";
import { isMasked, isRounded, type Knowledge } from "./knowledge.ts";
import type { Memory } from "./memory.ts";
import { polytopeOf } from "./polytope.ts";
import { extremeOf, type Ground, recall, type Search, searchValues, sweep } from "./search.ts";
import { type Shape, tallyOf } from "./tally.ts";
import { isTwoTrees } from "./two-trees.ts";

/** What the audit asks of every masked count, whatever its reason. Methods, section 7. */
export interface Requirement {
  /** Possible whole values at least, the greatest of which is at least this too. */
  readonly min: number;
  /** Values that anyone alone in a masked cell leaves to every other masked cell. */
  readonly insider: number;
  /** Where `masked`, a count known to be 0 is not publishable for that; published where left out. */
  readonly zeros?: "published" | "masked";
}

export interface AuditQuestion {
  readonly system: System;
  /** One a count. */
  readonly knowledge: readonly Knowledge[];
  readonly requirement: Requirement;
  /** Counts that stand only in withheld tables and that anyone may know. */
  readonly ignored?: ReadonlySet<number>;
  /** At the partner's, counts truly held by one person, who leaves `min` values and not `insider` to the others. */
  readonly singles?: ReadonlySet<number>;
  /** `outsiders` leaves the insiders out: a step on the way to masks, never the proof. */
  readonly attackers?: "all" | "outsiders";
  /** Failures told of one insider; all where left out. A few are enough on the way to masks. */
  readonly failuresMax?: number;
  /** Finds the exact ends of the range of every count of a table; else, and of derived ones, stops once it is shown safe. */
  readonly exactRanges?: boolean;
  /** Of earlier audits of the same system, whatever was masked then. */
  readonly memory?: Memory;
}

export interface SubjectAudit {
  /** Position among the counts, then the derived counts. */
  readonly subject: number;
  /** Shown possible; the true ends where the count is not safe, and of all counts of tables where `exactRanges` is asked. */
  readonly low: number;
  readonly high: number;
  /** Whole values shown possible. */
  readonly values: number;
  readonly holds: boolean;
}

export interface SystemAudit {
  readonly subjects: readonly SubjectAudit[];
  readonly insiders: readonly InsiderFailure[];
  readonly holds: boolean;
}

/**
 * What an attacker deduces from the published counts alone. Every value called possible is shown by a table of
 * whole numbers, checked in whole numbers, that fits all that is published: the proof does not rest on the solver.
 */
export function auditSystem(question: AuditQuestion, highs: Highs): SystemAudit {
  const { system, knowledge, memory = null } = question;
  const subjects = subjectsOf(question);
  const { components, exact } = attackOf(system, knowledge, subjects);
  const audits: SubjectAudit[] = [...exact].map(([subject, value]) =>
    judged({ subject, low: value, high: value, values: 1 }, question),
  );
  const insiders: InsiderFailure[] = [];
  for (const component of components) {
    const polytope = polytopeOf(component, highs);
    const shape = shapeOf(component);
    // Two trees answer faster than what is remembered of them can be tried.
    const ground = { component, polytope, shape, memory: shape.twoTrees ? null : memory, pool: [] };
    audits.push(...auditTargets(ground, question));
    if (question.attackers !== "outsiders")
      insiders.push(
        ...auditInsiders(ground, {
          isMasked: (subject) => isMasked(knowledge[subject] ?? { low: 0, high: 0 }),
          wanted: leftBy(question),
          most: question.failuresMax ?? Number.POSITIVE_INFINITY,
        }),
      );
    polytope.dispose();
  }
  return {
    subjects: audits.toSorted((a, b) => a.subject - b.subject),
    insiders,
    holds: insiders.length === 0 && audits.every(({ holds }) => holds),
  };
}

function shapeOf(component: Component): Shape {
  const twoTrees = isTwoTrees(component);
  return { twoTrees, couplings: twoTrees ? [] : couplingsOf(component) };
}

function subjectsOf({ system, knowledge, ignored }: AuditQuestion): readonly number[] {
  const counts = [...knowledge.keys()].filter((at) => {
    const known = knowledge[at];
    return known !== undefined && known.low < known.high && ignored?.has(at) !== true;
  });
  return [...counts, ...system.derived.map((_, at) => system.counts.length + at)];
}

/** Sweeps tried over a component before its targets are asked one by one. */
const sweepsMax = 4;

function auditTargets(ground: Ground, question: AuditQuestion): readonly SubjectAudit[] {
  const { targets } = ground.component;
  const tally = tallyOf(targets.length, ground.shape);
  const search: Search = { ground, tally, holds: [] };
  const now = (target: number) =>
    judged(
      {
        subject: targets[target]?.subject ?? -1,
        low: tally.least(target),
        high: tally.greatest(target),
        values: tally.values(target),
      },
      question,
    );
  const { min } = question.requirement;
  // Judged by its values alone: that a count is surely publishable needs the true ends of its range.
  const proven = (target: number) => tally.values(target) >= min && tally.greatest(target) >= min;
  const subjectOf = (target: number) => targets[target]?.subject ?? -1;
  const isExact = (target: number) =>
    question.exactRanges === true && subjectOf(target) < question.system.counts.length;
  const isPublishable = (target: number, low: number, high: number) =>
    publishable({ subject: subjectOf(target), low, high }, question);
  const asked = [...targets.keys()].filter((target) => {
    const { low = 0, high = Number.POSITIVE_INFINITY } = question.knowledge[subjectOf(target)] ?? {};
    return isExact(target) || !isPublishable(target, low, high);
  });
  recall(search);
  let open = asked.filter((target) => !proven(target));
  for (let turn = 0; turn < sweepsMax && open.length > 1; turn++) {
    sweep(open, turn, search);
    open = open.filter((target) => !proven(target));
  }
  for (const target of asked) {
    if (!isExact(target) && proven(target)) continue;
    // The least first: it may be enough to publish what nobody masked.
    const low = extremeOf(target, -1, search);
    if (low === null) throw new RangeError("what is published contradicts itself");
    if (!isExact(target) && (proven(target) || isPublishable(target, low, Number.POSITIVE_INFINITY)))
      continue;
    const high = extremeOf(target, 1, search);
    if (high === null) throw new RangeError("what is published contradicts itself");
    if (!isPublishable(target, low, high)) searchValues(target, { low, high, wanted: min }, search);
  }
  return [...targets.keys()].map(now);
}

/** Values that a person alone in a count leaves to another; who truly is knows already what lies inside it. */
export function leftBy({
  system,
  singles,
  requirement,
}: Pick<AuditQuestion, "system" | "singles" | "requirement">): InsiderRules["wanted"] {
  return (holder) => {
    const outer = system.counts[holder];
    if (singles?.has(holder) !== true || outer === undefined) return () => requirement.insider;
    const around = new Set(outer.atoms);
    return (deduced) => {
      const inner = system.counts[deduced];
      const isOwn = inner?.atoms.every((atom) => around.has(atom)) || (inner && isWithin(inner, outer));
      return isOwn ? requirement.insider : requirement.min;
    };
  };
}

/** A masked count needs `min` values, the greatest `min` at least, unless it may be known to be publishable. */
function judged(found: Omit<SubjectAudit, "holds">, question: AuditQuestion): SubjectAudit {
  const { min } = question.requirement;
  const { values, high } = found;
  return { ...found, holds: publishable(found, question) || (values >= min && high >= min) };
}

/**
 * One that nobody masked but that may come out by subtraction, or by rounding, may also be known to be publishable: surely
 * `min` or more, or 0; a rounded one may not be known to be 0 where zeros are masked.
 */
function publishable(
  { subject, low, high }: Pick<SubjectAudit, "subject" | "low" | "high">,
  { system, knowledge, requirement }: AuditQuestion,
): boolean {
  const known = knowledge[subject];
  const open = subject >= system.counts.length || (known !== undefined && isRounded(known));
  const isSecret = requirement.zeros === "masked" && (system.counts[subject]?.atoms.length ?? 0) > 0;
  return open && (low >= requirement.min || (high === 0 && !isSecret));
}

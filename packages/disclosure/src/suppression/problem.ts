import type { Requirement } from "../audit/audit-system.ts";
import { isMasked, type Knowledge, masked, published } from "../audit/knowledge.ts";
import { countsOf, darkLines, openLines } from "../rules/open-lines.ts";
import type { Line, System } from "../system/system.ts";

/** Which counts of a system to mask besides those that must be, at the least cost. */
export interface Problem {
  readonly system: System;
  /** True counts, in the order of the system's. */
  readonly values: readonly number[];
  /** Cost of masking each count; > 0. */
  readonly weights: readonly number[];
  /** Factors of these costs where least cost is sought: see `drawnCosts`. */
  readonly drawn: readonly number[];
  readonly forced: ReadonlySet<number>;
  readonly never: ReadonlySet<number>;
  /** Forced by their own value, and not by their line or by an earlier release. */
  readonly small: ReadonlySet<number>;
  /** What is known of each count once masked: at least 1 where zeros are published; an interval where rounded. */
  readonly hidden: readonly Knowledge[];
  /** Lines of the published tables: where one is masked whole, its total included, nothing says it holds no 0. */
  readonly lines: readonly Line[];
  readonly requirement: Requirement;
  /** Counts truly held by one person. */
  readonly singles: ReadonlySet<number>;
  /** Counts that stand only in withheld tables, above the threshold: masked, and free to be deduced. */
  readonly ignored: ReadonlySet<number>;
  /** Whose attack the masks must withstand: see `knowledgeOf`. */
  readonly sight: "partner" | "anyone";
}

/** Counts that suppression may choose to mask. */
export function candidatesOf({ system, forced, never }: Problem): readonly number[] {
  return [...system.counts.keys()].filter((count) => !forced.has(count) && !never.has(count));
}

/**
 * What is known once these counts are masked. To the partner, who takes as few of them as can be for 0: those that
 * truly are withheld with their line, and lines that are masked to the last cell. To anyone, from what is published
 * alone: see `openLines`.
 */
export function knowledgeOf(problem: Problem, masks: ReadonlySet<number>): readonly Knowledge[] {
  const { system, lines, sight } = problem;
  const known = problem.values.map((value, count) =>
    masks.has(count) ? (problem.hidden[count] ?? masked(0)) : published(value),
  );
  const open = sight === "partner" ? darkLines(lines, known) : openLines(system, lines, known);
  const mayBeZero = new Set(open.flatMap(countsOf));
  return known.map((one, count) => (isMasked(one) && mayBeZero.has(count) ? masked(0) : one));
}

export function costOf(problem: Pick<Problem, "forced" | "weights">, masks: ReadonlySet<number>): number {
  return [...masks].reduce(
    (sum, count) => sum + (problem.forced.has(count) ? 0 : (problem.weights[count] ?? 0)),
    0,
  );
}

import { type Interval, independenceOfShares } from "@vigie/statistics";
import type { ShownRatio } from "../associations/number-cells.ts";
import { differenceOf, riskRatioOf } from "../infer/noise-evidence.ts";
import { chanceShown, isClearlyShown, pValueGivenShown, type ShownShare } from "../infer/shown-share.ts";
import { codesInBase, type Line } from "./line.ts";
import { proportionOf, uncertaintyOf } from "../proportion.ts";
import type { ReferenceLine } from "./reference-line.ts";
import { printedInterval, shareInterval } from "../share-interval.ts";
import { simulationSeed } from "../simulation-seed.ts";
import type { Subject } from "../subject.ts";

/** What is known of one code in a group. Null where a part is hidden, or counts forbid. */
export interface Contrast {
  /** Of the share in the group. */
  readonly share: Interval | null;
  /** Of the difference to the rest of the population of reference, which shares no unit with the group. */
  readonly difference: Interval | null;
  /** None where a count is zero, and in a whole population. */
  readonly ratio: ShownRatio | null;
  /** Given that the count is shown. */
  readonly pValue: number | null;
}

/** A group of a cohort, or a whole one, and what it is compared with. */
export interface Compared {
  readonly line: Line;
  /** Whether the group is known. */
  readonly known: boolean;
  readonly reference: ReferenceLine | null;
}

/**
 * Intervals at 95 % and test of one code in a group, against the rest of its population of reference: Wilson, Newcombe,
 * log-ratio, independence, all of them with the noise of the counts; in a whole population, the intervals that noise alone
 * gives; of a weighted survey, the interval that its design gives the share, and no more. A count that may owe its place
 * over the threshold to noise has no interval, and its p-value is given that it is shown. Methods, sections 2, 4, 7.9 and
 * 7.11.
 * @returns null where nothing is uncertain, where the group's own share is not published, and where the group is unknown
 */
export function contrastOf(
  { source }: Pick<Subject, "source">,
  { line, known, reference }: Compared,
  code: string,
): Contrast | null {
  if (!known || shareInterval({ source }, line, code) === null) return null;
  const share = printedInterval({ source }, line, code);
  const group = proportionOf(line, code);
  const rest = reference?.rest ? proportionOf(reference.rest, code) : null;
  if (group === null || rest === null) return { share, difference: null, ratio: null, pValue: null };
  const of = uncertaintyOf(source);
  const isClear = [group, rest].every(isClearlyShown);
  const difference = isClear ? differenceOf({ group, rest }, of) : null;
  if (of === "noise") return { share, difference, ratio: null, pValue: null };
  const ratio = riskRatioOf({ group, rest }, of);
  const test = independenceOfShares([group, rest], { seed: simulationSeed });
  const chance = chanceOfPair({ line, rest: reference?.rest ?? line }, code, { group, rest });
  return {
    share,
    difference,
    ratio: ratio.kind === "computed" ? { ...ratio, interval: isClear ? ratio.interval : null } : null,
    pValue: test.kind === "computed" ? pValueGivenShown(test.pValue, chance) : null,
  };
}

/**
 * Chance that the counts of a code would be shown without a difference. Two codes that make up a base have one test: the
 * smaller chance of the two is that of both, where both are shown.
 */
function chanceOfPair(
  lines: { readonly line: Line; readonly rest: Line },
  code: string,
  pair: { readonly group: ShownShare; readonly rest: ShownShare },
): number {
  const own = chanceShown([pair.group, pair.rest], "sampling");
  const others = codesInBase(lines.line).filter((other) => other !== code);
  const [other] = others;
  if (other === undefined || others.length > 1) return own;
  const [group, rest] = [proportionOf(lines.line, other), proportionOf(lines.rest, other)];
  return group === null || rest === null ? own : Math.min(own, chanceShown([group, rest], "sampling"));
}

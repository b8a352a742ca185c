import { type Interval, independenceOfShares } from "@vigie/statistics";
import { differenceOf, riskRatioOf, shareIntervalOf } from "../infer/noise-evidence.ts";
import {
  chanceShown,
  chanceShownAt,
  isClearlyShown,
  levelGivenShown,
  pValueGivenShown,
  type ShownShare,
} from "../infer/shown-share.ts";
import type { Cell } from "./line.ts";

/** The interval is null where none was computed. */
export interface ShownRatio {
  readonly kind: "computed";
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** What is known of one code in a group. Null where a part is hidden, or counts forbid. */
export interface Contrast {
  /** Interval of the share in the group. */
  readonly share: Interval | null;
  /** Interval of the difference to the rest of the population of reference, which shares no unit with the group. */
  readonly difference: Interval | null;
  /** None where a count is zero, and in a whole population. */
  readonly ratio: ShownRatio | null;
  /** Given that the count is shown. */
  readonly pValue: number | null;
}

/**
 * Intervals at 95 % and test of one code in a group, against the rest of its population of reference: Wilson, Newcombe,
 * log-ratio, independence, all of them with the noise of the counts; in a whole population, the intervals that noise alone
 * gives; of a weighted survey, the interval that its design gives the share, and no more. A count that may owe its place
 * over the threshold to noise has no interval, and its p-value is given that it is shown. Methods, sections 2, 4, 7.9 and
 * 7.11.
 * @returns null where nothing is uncertain, where the group's own share is not published, and where the group is unknown
 */
export function contrastOf(cell: Cell): Contrast | null {
  const { line, codes, interval, printedInterval: share, proportion: group } = cell;
  if (!line.isKnown || interval === null) return null;
  const compared = line.reference()?.rest?.cell(...codes) ?? null;
  const rest = compared?.proportion ?? null;
  if (compared === null || group === null || rest === null)
    return { share, difference: null, ratio: null, pValue: null };
  const of = line.rules.uncertainty;
  const isClear = [group, rest].every(isClearlyShown);
  const difference = isClear ? differenceOf({ group, rest }, of) : null;
  if (of === "noise") return { share, difference, ratio: null, pValue: null };
  const ratio = riskRatioOf({ group, rest }, of);
  const test = independenceOfShares([group, rest], { seed: simulationSeed });
  const chance = chanceOfPair(cell, compared, { group, rest });
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
  cell: Cell,
  compared: Cell,
  pair: { readonly group: ShownShare; readonly rest: ShownShare },
): number {
  const own = chanceShown([pair.group, pair.rest], "sampling");
  const [other, ...more] = cell.line.codesInBase.filter((code) => !cell.codes.includes(code));
  if (other === undefined || more.length > 0) return own;
  const [group, rest] = [cell.line.cell(other).proportion, compared.line.cell(other).proportion];
  return group === null || rest === null ? own : Math.min(own, chanceShown([group, rest], "sampling"));
}

/**
 * Whether the share of a code differs from another one, which is known far better, by more than what makes it uncertain,
 * given that its count is shown.
 */
export function isDistinct({ proportion, interval: own, line }: Cell, other: number): boolean {
  const of = line.rules.uncertainty;
  const interval =
    proportion === null
      ? own
      : shareIntervalOf(proportion, of, levelGivenShown(chanceShownAt(proportion, other, of)));
  return interval === null || other < interval.lower || interval.upper < other;
}

/** Where a test draws tables at random, it starts here: printed in the note, so that anyone finds the same p. */
export const simulationSeed = 20_221_231;

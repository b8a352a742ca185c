import { type Homogeneity, type MantelHaenszel, mantelHaenszel } from "@vigie/statistics";
import {
  chanceShown,
  chanceShownAt,
  isClearlyShown,
  labelOf,
  oddsRatioOf,
  pValueGivenShown,
  type ShownRatio,
  uncertaintyOf,
} from "@vigie/tables";
import {
  type AssociationSubject,
  answerCodes,
  type Level,
  type LevelOutcome,
  outcomeAt,
  shownRatio,
} from "./levels.ts";
import { type Silence, secret } from "./silence.ts";

/** One level against the reference, within strata. */
export interface Stratified {
  readonly strata: readonly Stratum[];
  /**
   * As it may be printed: not where the strata do not share one odds ratio. Without an interval in a whole population.
   * Methods, section 3.
   */
  readonly pooled: ShownRatio | Silence;
  /** The computation on all strata; null where a part of one is hidden. */
  readonly whole: MantelHaenszel | null;
}

export interface Stratum {
  readonly code: string;
  readonly label: string;
  readonly level: LevelOutcome | null;
  readonly reference: LevelOutcome | null;
  readonly oddsRatio: ShownRatio | Silence;
}

/** @returns null where the study declares no strata, and for the reference itself */
export function stratifiedOf(subject: AssociationSubject, { code, against }: Level): Stratified | null {
  const { strata: dimension, reference } = subject.indicator;
  if (dimension === null || against === null) return null;
  const of = uncertaintyOf(subject.source);
  const strata = answerCodes(subject, dimension).map((stratum): Stratum => {
    const level = outcomeAt(subject, { level: code, stratum });
    const rest = outcomeAt(subject, { level: reference, stratum });
    return {
      code: stratum,
      label: labelOf(subject, dimension, stratum),
      level,
      reference: rest,
      oddsRatio:
        level === null || rest === null
          ? secret
          : shownRatio(oddsRatioOf({ group: level, rest }, of), { group: level, rest }, of),
    };
  });
  const comparisons = strata.flatMap(({ level, reference }) =>
    level === null || reference === null ? [] : [{ group: level, rest: reference }],
  );
  if (comparisons.length < strata.length) return { strata, pooled: secret, whole: null };
  const whole = givenShown(mantelHaenszel(comparisons), comparisons);
  const { homogeneity, pooled } = whole;
  const differ = homogeneity.kind === "computed" && !homogeneity.homogeneous;
  const isClear = comparisons.every(({ group, rest }) => isClearlyShown(group) && isClearlyShown(rest));
  const shown: ShownRatio | Silence =
    pooled.kind === "computed" && (of === "noise" || !isClear) ? { ...pooled, interval: null } : pooled;
  return { strata, pooled: differ ? notHomogeneous : shown, whole };
}

interface ShownPair {
  readonly group: LevelOutcome;
  readonly rest: LevelOutcome;
}

/** Both tests on all strata, given that every count of them is shown. Methods, section 7.9. */
function givenShown(
  { test, homogeneity, ...whole }: MantelHaenszel,
  comparisons: readonly ShownPair[],
): MantelHaenszel {
  return {
    ...whole,
    test:
      test.kind === "computed"
        ? { ...test, pValue: pValueGivenShown(test.pValue, chanceWithoutDifference(comparisons)) }
        : test,
    homogeneity:
      homogeneity.kind === "computed" ? homogeneityGivenShown(homogeneity, comparisons) : homogeneity,
  };
}

function chanceWithoutDifference(comparisons: readonly ShownPair[]): number {
  return comparisons.reduce((all, { group, rest }) => all * chanceShown([group, rest], "sampling"), 1);
}

/** What strata without a difference between them have is one odds ratio, not equal shares. */
function homogeneityGivenShown(found: Homogeneity, comparisons: readonly ShownPair[]): Homogeneity {
  const chance = comparisons.reduce((all, { group, rest }, at) => {
    const expected = found.expected[at] ?? null;
    if (expected === null) return all;
    const ofGroup = chanceShownAt(group, expected.group, "sampling");
    return all * ofGroup * chanceShownAt(rest, expected.rest, "sampling");
  }, 1);
  const pValue = pValueGivenShown(found.pValue, chance);
  return { ...found, pValue, homogeneous: pValue >= 0.05 };
}

const notHomogeneous: Silence = { kind: "not_computed", reason: "not_homogeneous" };

import { type MantelHaenszel, mantelHaenszel } from "@vigie/statistics";
import { oddsRatioOf } from "../infer/noise-evidence.ts";
import { chanceShown, isClearlyShown, pValueGivenShown, type ShownShare } from "../infer/shown-share.ts";
import { labelOf } from "../labels.ts";
import { uncertaintyOf } from "../proportion.ts";
import { type AssociationSubject, answerCodes, type Level, outcomeAt, shownRatio } from "./levels.ts";
import type { ShownRatio } from "./number-cells.ts";
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
  readonly level: ShownShare | null;
  readonly reference: ShownShare | null;
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

/** The test in all strata, given that every count of it is shown. Methods, section 7.9. */
function givenShown(
  whole: MantelHaenszel,
  comparisons: readonly { readonly group: ShownShare; readonly rest: ShownShare }[],
): MantelHaenszel {
  if (whole.test.kind === "not_computed") return whole;
  const chance = comparisons.reduce(
    (all, { group, rest }) => all * chanceShown([group, rest], "sampling"),
    1,
  );
  return { ...whole, test: { ...whole.test, pValue: pValueGivenShown(whole.test.pValue, chance) } };
}

const notHomogeneous: Silence = { kind: "not_computed", reason: "not_homogeneous" };

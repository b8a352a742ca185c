import {
  type MantelHaenszel,
  mantelHaenszel,
  oddsRatio,
  type Proportion,
  type Ratio,
} from "@vigie/statistics";
import { labelOf } from "../labels.ts";
import { type AssociationSubject, answersOf, type Level, outcomeAt } from "./levels.ts";
import { type Silence, secret } from "./silence.ts";

/** One level against the reference, within strata. */
export interface Stratified {
  readonly strata: readonly Stratum[];
  /** As it may be printed: withheld where the strata do not share one odds ratio. Methods, section 3. */
  readonly pooled: Ratio | Silence;
  /** The computation on all strata; null where secrecy hides a part of one. */
  readonly whole: MantelHaenszel | null;
}

export interface Stratum {
  readonly code: string;
  readonly label: string;
  readonly level: Proportion | null;
  readonly reference: Proportion | null;
  readonly oddsRatio: Ratio | Silence;
}

/** @returns null where the study declares no strata, and for the reference itself */
export function stratifiedOf(subject: AssociationSubject, { code, against }: Level): Stratified | null {
  const { strata: dimension, reference } = subject.indicator;
  if (dimension === null || against === null) return null;
  const strata = answersOf(subject, dimension).map((stratum): Stratum => {
    const level = outcomeAt(subject, { level: code, stratum });
    const rest = outcomeAt(subject, { level: reference, stratum });
    return {
      code: stratum,
      label: labelOf(subject, dimension, stratum),
      level,
      reference: rest,
      oddsRatio: level === null || rest === null ? secret : oddsRatio({ group: level, rest }),
    };
  });
  const comparisons = strata.flatMap(({ level, reference }) =>
    level === null || reference === null ? [] : [{ group: level, rest: reference }],
  );
  if (comparisons.length < strata.length) return { strata, pooled: secret, whole: null };
  const whole = mantelHaenszel(comparisons);
  const { homogeneity, pooled } = whole;
  const differ = homogeneity.kind === "computed" && !homogeneity.homogeneous;
  return { strata, pooled: differ ? notHomogeneous : pooled, whole };
}

const notHomogeneous: Silence = { kind: "not_computed", reason: "not_homogeneous" };

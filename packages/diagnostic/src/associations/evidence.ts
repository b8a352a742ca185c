import { type Independence, independenceOfShares } from "@vigie/statistics";
import { chanceShown, pValueGivenShown } from "../infer/shown-share.ts";
import { simulationSeed } from "../simulation-seed.ts";
import { sumOf } from "../sum-of.ts";
import { type Adjusted, adjustedOf } from "./adjusted.ts";
import { type AssociationSubject, type Level, levelsOf } from "./levels.ts";
import { type Silence, secret } from "./silence.ts";
import { type Stratified, stratifiedOf } from "./strata.ts";

/** The statistics of an association, from its published table. Methods, section 3. */
export interface Evidence {
  readonly levels: readonly LevelEvidence[];
  /** Respondents: units whose characteristic and outcome are known; null where a part is hidden. */
  readonly base: number | null;
  readonly test: Independence | Silence;
  /** Null where the study holds nothing equal. */
  readonly adjusted: Adjusted | null;
  /** On fewer respondents than the study's declared minimum. */
  readonly isExploratory: boolean;
}

export interface LevelEvidence extends Level {
  /** Adjusted standardised residual of the outcome; null where the test does not give it. */
  readonly residual: number | null;
  readonly stratified: Stratified | null;
}

export function evidenceOf(subject: AssociationSubject): Evidence {
  const levels = levelsOf(subject);
  const test = testOf(levels);
  const base = sumOf(levels.map(({ outcome }) => outcome?.base ?? null));
  return {
    levels: levels.map((level, at) => ({
      ...level,
      residual: test.kind === "computed" ? (test.chiSquare.residuals[at]?.[0] ?? null) : null,
      stratified: stratifiedOf(subject, level),
    })),
    base,
    test,
    adjusted: adjustedOf(subject),
    isExploratory: base !== null && base < subject.indicator.minimum,
  };
}

/**
 * Of the outcome against its absence, in every level: none where one of them is hidden. The p-value is given that all are
 * shown. Methods, section 7.9.
 */
function testOf(levels: readonly Level[]): Independence | Silence {
  const outcomes = levels.flatMap(({ outcome }) => outcome ?? []);
  if (outcomes.length < levels.length) return secret;
  if (outcomes.length === 0) return { kind: "not_computed", reason: "one_line" };
  const test = independenceOfShares(outcomes, { seed: simulationSeed });
  return test.kind === "not_computed"
    ? test
    : { ...test, pValue: pValueGivenShown(test.pValue, chanceShown(outcomes, "sampling")) };
}

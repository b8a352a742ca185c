import {
  benjaminiHochberg,
  holm,
  type Independence,
  independenceOfShares,
  writtenPValue,
} from "@vigie/statistics";
import { type Association, contentOf, type Study, type TestFamily } from "@vigie/study";
import { chanceShown, pValueGivenShown, type Subject, simulationSeed, subjectIn, sumOf } from "@vigie/tables";
import { type Adjusted, adjustedOf } from "./adjusted.ts";
import { type AssociationSubject, asAssociation, type Level, levelsOf } from "./levels.ts";
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
 * Test of the outcome against its absence, in every level: none where one of them is hidden. The p-value is given that all
 * are shown. Methods, section 7.9.
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

/** The p-value of a test once those of its family are counted with it. */
export interface Correction {
  readonly family: TestFamily;
  /** Tests of the family that have a result. */
  readonly tests: number;
  readonly pValue: number;
}

/**
 * Corrects the test of an association with those of its family that have a result: one that cannot be computed (a count
 * hidden, a table not received) finds nothing, whatever the data, and is not counted.
 * @returns null where the association is in no family, or has no test of its own
 */
export function correctionOf(subject: AssociationSubject): Correction | null {
  const { study, indicator } = subject;
  const family = indicator.family === null ? undefined : study.testFamilies.get(indicator.family);
  if (family === undefined || pValueOf(subject) === null) return null;
  const computed = membersOf(study, family.id).flatMap(({ id }) => {
    const pValue = pValueOf(id === indicator.id ? subject : subjectIn(id, subject));
    return pValue === null ? [] : [{ id, pValue }];
  });
  const adjust = family.correction === "holm" ? holm : benjaminiHochberg;
  const adjusted = adjust(computed.map(({ pValue }) => pValue));
  const at = computed.findIndex(({ id }) => id === indicator.id);
  return { family, tests: computed.length, pValue: adjusted[at] ?? 1 };
}

function membersOf(study: Study, family: string): readonly Association[] {
  return [...study.indicators.values()].flatMap((indicator) => {
    const { association } = contentOf(indicator);
    return association?.family === family ? [association] : [];
  });
}

/** None where the study reads the source as a full population. */
function pValueOf(subject: Subject | null): number | null {
  if (subject === null || subject.source.inferenceTarget === null) return null;
  const { test } = evidenceOf(asAssociation(subject));
  // A p-value too small for a double would stay 0 however many tests it is corrected for.
  return test.kind === "computed" ? writtenPValue(test.pValue) : null;
}

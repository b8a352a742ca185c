import type { Independence } from "@vigie/statistics";
import { pValueStatement } from "../notes/evidence-texts.ts";
import { adjustedSentences } from "./adjusted-sentences.ts";
import type { Evidence, LevelEvidence } from "./evidence.ts";
import { correctionOf } from "./family-correction.ts";
import type { AssociationSubject } from "./levels.ts";
import { ratioText } from "./number-cells.ts";
import { sensitivityOf } from "./sensitivity.ts";

/** Warnings on the interpretation of an association, shown before its note: one sentence each. */
export function warningsOf(subject: AssociationSubject, evidence: Evidence): readonly string[] {
  const { indicator, formatter } = subject;
  const { base, levels, isExploratory } = evidence;
  const simpson = levels.filter(({ stratified }) => stratified?.whole?.simpson);
  return [
    ...(isExploratory && base !== null
      ? [
          formatter.message("association.exploratory", {
            base: formatter.count(base),
            minimum: indicator.minimum,
          }),
        ]
      : []),
    ...simpson.map(({ label }) => formatter.message("association.simpson", { label })),
    ...circularity(subject, evidence),
  ];
}

/** What the tests say, in words; nothing is tested in a full population. */
export function testSentences(subject: AssociationSubject, evidence: Evidence): readonly string[] {
  const { adjusted, levels } = evidence;
  return [
    ...crudeSentences(subject, evidence),
    ...(adjusted === null ? [] : adjustedSentences(subject, adjusted, levels)),
  ];
}

function crudeSentences(subject: AssociationSubject, evidence: Evidence): readonly string[] {
  const { formatter, source } = subject;
  const { test, levels } = evidence;
  if (test.kind === "not_computed")
    return [formatter.message(`association.noTest.${test.reason === "secret" ? "secret" : "one_line"}`)];
  const { cramersV } = test.chiSquare;
  const strength = formatter.message("association.strength", { v: formatter.number(cramersV, 2) });
  if (source.inferenceTarget === null) return [strength, formatter.message("association.wholePopulation")];
  return [
    strength,
    formatter.message("association.test", {
      p: pValueStatement(test.pValue, formatter),
      method: methodOf(subject, test),
    }),
    ...correction(subject),
    ...levels.flatMap((level) => strataSentences(subject, level)),
  ];
}

function methodOf({ formatter }: AssociationSubject, { method }: Independence): string {
  switch (method.name) {
    case "chi_square":
    case "noisy_chi_square":
    case "fisher":
      return formatter.message(`association.method.${method.name}`);
    case "monte_carlo":
      return formatter.message("association.method.monte_carlo", {
        draws: formatter.count(method.draws),
        seed: String(method.seed),
      });
    default:
      return method satisfies never;
  }
}

function correction(subject: AssociationSubject): readonly string[] {
  const { formatter } = subject;
  const found = correctionOf(subject);
  if (found === null) return [];
  const { family, tests, pValue } = found;
  return [
    formatter.message("association.corrected", {
      p: pValueStatement(pValue, formatter),
      family: formatter.text(family.label),
      correction: formatter.message(`correction.${family.correction}`),
      tests,
    }),
  ];
}

/** The test within strata, and whether one number may stand for all of them. */
function strataSentences(subject: AssociationSubject, level: LevelEvidence): readonly string[] {
  const { formatter } = subject;
  const whole = level.stratified?.whole;
  if (!whole) return [];
  const { test, homogeneity } = whole;
  return [
    ...(test.kind === "computed"
      ? [
          formatter.message("association.stratifiedTest", {
            label: level.label,
            p: pValueStatement(test.pValue, formatter),
          }),
        ]
      : []),
    ...(homogeneity.kind === "computed"
      ? [
          formatter.message(
            homogeneity.homogeneous ? "association.homogeneous" : "association.heterogeneous",
            {
              label: level.label,
              p: pValueStatement(homogeneity.pValue, formatter),
            },
          ),
        ]
      : []),
  ];
}

/** What the furthest level becomes without each flag of the union that the outcome is. */
function circularity(subject: AssociationSubject, { levels }: Evidence): readonly string[] {
  const { formatter } = subject;
  const furthest = furthestOf(levels);
  const without = sensitivityOf(subject);
  if (without.length === 0 || !furthest?.against) return [];
  const changes = without.map(({ label: flag, evidence }) => {
    const against = evidence?.levels.find(({ code }) => code === furthest.code)?.against;
    return against
      ? formatter.message("association.circularChange", {
          flag,
          after: ratioText(against.oddsRatio, formatter),
        })
      : formatter.message("association.circularUnknown", { flag });
  });
  const before = ratioText(furthest.against.oddsRatio, formatter);
  return [
    formatter.message("association.circular", {
      label: furthest.label,
      before,
      changes: changes.join(formatter.message("note.separator")),
    }),
  ];
}

/** The level whose odds ratio is the furthest from 1; none where none is known. */
export function furthestOf(levels: readonly LevelEvidence[]): LevelEvidence | null {
  const distance = ({ against }: LevelEvidence) =>
    against?.oddsRatio.kind === "computed" ? Math.abs(Math.log(against.oddsRatio.estimate)) : -1;
  const [first] = levels.toSorted((a, b) => distance(b) - distance(a));
  return first === undefined || distance(first) < 0 ? null : first;
}

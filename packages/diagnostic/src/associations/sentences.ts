import type { Independence } from "@vigie/statistics";
import { pValueStatement } from "../notes/evidence-words.ts";
import { adjustedSentences } from "./adjusted-sentences.ts";
import type { Evidence, LevelEvidence } from "./evidence.ts";
import { correctionOf } from "./family-correction.ts";
import type { AssociationSubject } from "./levels.ts";
import { ratioText } from "./number-cells.ts";
import { sensitivityOf } from "./sensitivity.ts";

/** What keeps an association from being read too fast: each is a sentence of its own, before the note. */
export function warningsOf(subject: AssociationSubject, evidence: Evidence): readonly string[] {
  const { indicator, words } = subject;
  const { base, levels, isExploratory } = evidence;
  const simpson = levels.filter(({ stratified }) => stratified?.whole?.simpson);
  return [
    ...(isExploratory && base !== null
      ? [words.message("association.exploratory", { base: words.count(base), minimum: indicator.minimum })]
      : []),
    ...simpson.map(({ label }) => words.message("association.simpson", { label })),
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
  const { words, source } = subject;
  const { test, levels } = evidence;
  if (test.kind === "not_computed")
    return [words.message(`association.noTest.${test.reason === "secret" ? "secret" : "one_line"}`)];
  const { cramersV } = test.chiSquare;
  const strength = words.message("association.strength", { v: words.number(cramersV, 2) });
  if (source.inferenceTarget === null) return [strength, words.message("association.wholePopulation")];
  return [
    strength,
    words.message("association.test", {
      p: pValueStatement(test.pValue, words),
      method: methodOf(subject, test),
    }),
    ...correction(subject),
    ...levels.flatMap((level) => strataSentences(subject, level)),
  ];
}

function methodOf({ words }: AssociationSubject, { method, chiSquare }: Independence): string {
  switch (method.name) {
    case "chi_square":
      return words.message("association.method.chi_square", {
        statistic: words.number(chiSquare.statistic, 2),
        df: chiSquare.degreesOfFreedom,
      });
    case "fisher":
      return words.message("association.method.fisher");
    case "noisy_chi_square":
      return words.message("association.method.noisy_chi_square", {
        statistic: words.number(method.statistic, 2),
        df: words.number(method.degreesOfFreedom, 1),
      });
    case "monte_carlo":
      return words.message("association.method.monte_carlo", {
        draws: words.count(method.draws),
        seed: String(method.seed),
      });
    default:
      return method satisfies never;
  }
}

function correction(subject: AssociationSubject): readonly string[] {
  const { words } = subject;
  const found = correctionOf(subject);
  if (found === null) return [];
  const { family, tests, pValue } = found;
  return [
    words.message("association.corrected", {
      p: pValueStatement(pValue, words),
      family: words.text(family.label),
      correction: words.message(`correction.${family.correction}`),
      tests,
    }),
  ];
}

/** The test within strata, and whether one number may stand for all of them. */
function strataSentences(subject: AssociationSubject, level: LevelEvidence): readonly string[] {
  const { words } = subject;
  const whole = level.stratified?.whole;
  if (!whole) return [];
  const { test, homogeneity } = whole;
  return [
    ...(test.kind === "computed"
      ? [
          words.message("association.stratifiedTest", {
            label: level.label,
            p: pValueStatement(test.pValue, words),
          }),
        ]
      : []),
    ...(homogeneity.kind === "computed"
      ? [
          words.message(homogeneity.homogeneous ? "association.homogeneous" : "association.heterogeneous", {
            label: level.label,
            p: pValueStatement(homogeneity.pValue, words),
          }),
        ]
      : []),
  ];
}

/** What the furthest level becomes without each flag of the union that the outcome is. */
function circularity(subject: AssociationSubject, { levels }: Evidence): readonly string[] {
  const { words } = subject;
  const furthest = furthestOf(levels);
  const without = sensitivityOf(subject);
  if (without.length === 0 || !furthest?.against) return [];
  const changes = without.map(({ label: flag, evidence }) => {
    const against = evidence?.levels.find(({ code }) => code === furthest.code)?.against;
    return against
      ? words.message("association.circularChange", { flag, after: ratioText(against.oddsRatio, words) })
      : words.message("association.circularUnknown", { flag });
  });
  const before = ratioText(furthest.against.oddsRatio, words);
  return [
    words.message("association.circular", {
      label: furthest.label,
      before,
      changes: changes.join(words.message("note.separator")),
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

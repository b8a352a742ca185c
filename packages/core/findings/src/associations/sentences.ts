import type { Independence } from "@vigie/statistics";
import { type Association, contentOf } from "@vigie/study";
import { dimensionLabel, labelOf, pValueStatement, type Subject, subjectIn } from "@vigie/tables";
import { inSentence } from "@vigie/words";
import type { Adjusted } from "./adjusted.ts";
import { correctionOf, type Evidence, evidenceOf, type LevelEvidence } from "./evidence.ts";
import { type AssociationSubject, asAssociation, ratioText } from "./levels.ts";

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

/** « Difficulté administrative » for a yes; « Groupe d’usage : Mixte » where a code is what counts. */
export function outcomeLabel(
  subject: Pick<Subject, "source" | "formatter"> & { readonly indicator: Pick<Association, "outcome"> },
): string {
  const { source, indicator, formatter } = subject;
  const { attribute, code } = indicator.outcome;
  const label = dimensionLabel(subject, attribute);
  if (source.attributes.get(attribute)?.type === "flag" && code === "yes") return label;
  return formatter.message("association.outcome", {
    attribute: label,
    label: labelOf(subject, attribute, code),
  });
}

/** The references, base and tests of a model, or why it could not be fitted. */
function adjustedSentences(
  subject: AssociationSubject,
  adjusted: Adjusted,
  levels: readonly LevelEvidence[],
): readonly string[] {
  const { formatter, indicator, source } = subject;
  const { silence, base, eventsPerParameter } = adjusted;
  if (silence !== null)
    return [
      formatter.message("association.noModel", {
        attributes: heldEqual(subject),
        why: formatter.message(`association.noModel.${silence.reason}`, {
          attributes: formatter.list(silence.attributes.map((id) => `« ${dimensionLabel(subject, id)} »`)),
          count: silence.attributes.length,
        }),
      }),
    ];
  const references = [...indicator.adjust].map(([id, code]) =>
    formatter.message("association.modelReference", {
      attribute: inSentence(dimensionLabel(subject, id)),
      label: labelOf(subject, id, code),
    }),
  );
  return [
    formatter.message("association.model", {
      attributes: heldEqual(subject),
      references: formatter.list(references),
      base: formatter.count(base),
      events: eventsPerParameter,
    }),
    ...(eventsPerParameter < 10 ? [formatter.message("association.modelThin")] : []),
    ...(source.inferenceTarget === null
      ? []
      : levels.flatMap(({ code, label }) => {
          const pValue = adjusted.levels.get(code)?.pValue ?? null;
          return pValue === null
            ? []
            : [formatter.message("association.modelTest", { label, p: pValueStatement(pValue, formatter) })];
        })),
  ];
}

/** « âge, diplôme et revenu » */
export function heldEqual(subject: AssociationSubject): string {
  const names = [...subject.indicator.adjust.keys()];
  return subject.formatter.list(names.map((id) => inSentence(dimensionLabel(subject, id))));
}

/** An association without one flag of its outcome; `subject` and `evidence` are null where its table is not published. */
interface WithoutFlag {
  readonly flag: string;
  readonly label: string;
  readonly subject: AssociationSubject | null;
  readonly evidence: Evidence | null;
}

/** One per flag of the union that is the outcome; none where the outcome is not a union. */
export function sensitivityOf(subject: AssociationSubject): readonly WithoutFlag[] {
  const { study, source, indicator, formatter } = subject;
  return [...study.indicators.values()].flatMap((other) => {
    const without = contentOf(other).association?.without;
    if (without?.association !== indicator.id) return [];
    const { flag } = without;
    const label = source.attributes.get(flag)?.label;
    const sibling = subjectIn(other.id, subject);
    const withoutFlag = sibling && asAssociation(sibling);
    return [
      {
        flag,
        label: label === undefined ? flag : formatter.text(label),
        subject: withoutFlag,
        evidence: withoutFlag && evidenceOf(withoutFlag),
      },
    ];
  });
}

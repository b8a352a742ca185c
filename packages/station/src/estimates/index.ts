import { type Measures, withMeasures } from "@vigie/disclosure";
import type { JointCut } from "@vigie/engine";
import { type EstimateSilence, type Indicator, measuresOf, type Source } from "@vigie/study";
import { adjustedAssociation } from "./adjusted-association.ts";
import { noMeasures } from "./adjusted-measures.ts";
import { agreementOfRatings } from "./agreement-of-ratings.ts";
import type { Estimated, EstimateKind, EstimateQuestion } from "./estimate-kind.ts";
import { couldTell, type HiddenCells } from "./hidden-cells.ts";
import { summaryOfNumber } from "./summary-of-number.ts";
import { surveyShares } from "./survey-shares.ts";
import { surveySummary } from "./survey-summary.ts";

export const estimates = {
  "adjusted-association": adjustedAssociation,
  "agreement-of-ratings": agreementOfRatings,
  "summary-of-number": summaryOfNumber,
  "survey-shares": surveyShares,
  "survey-summary": surveySummary,
} as const satisfies Record<string, EstimateKind>;

/** What the measures of these indicators need besides their tables. */
export function estimateJoints(indicators: Iterable<Indicator>, source: Source): readonly JointCut[] {
  return [...indicators]
    .filter((indicator) => indicator.source === source.id)
    .flatMap((indicator) => kindsOf(indicator, source).flatMap((kind) => kind.joints(indicator, source)));
}

/**
 * The table with its measures, or with the reason why it lacks some.
 * @param hidden of the source, all its tables together
 */
export function estimated(
  question: EstimateQuestion,
  hidden: HiddenCells,
): {
  readonly table: EstimateQuestion["table"];
  readonly silence: EstimateSilence | null;
} {
  const found = kindsOf(question.indicator, question.source).map((kind) => safely(kind, question, hidden));
  if (found.length === 0) return { table: question.table, silence: null };
  const names = measuresOf(question.indicator, question.source).map(({ name }) => name);
  const measures = together(
    names,
    found.map((each) => each.measures),
  );
  return {
    table: withMeasures(question.table, measures),
    silence: found.find(({ silence }) => silence !== null)?.silence ?? null,
  };
}

/** Nothing where the numbers could say something of a count that secrecy hides. */
function safely(kind: EstimateKind, question: EstimateQuestion, hidden: HiddenCells): Estimated {
  const { indicator, source } = question;
  return couldTell(kind.reads(indicator, source), hidden, source)
    ? { measures: noMeasures(question), silence: { reason: "secret", attributes: [] } }
    : kind.estimate(question);
}

/** Each measure from the kind that gives it: no two give the same. */
function together(names: readonly string[], all: readonly Measures[]): Measures {
  const rows = new Set(all.flatMap(({ values }) => [...values.keys()]));
  const value = (row: string, name: string) => {
    for (const measures of all) {
      const found = measures.values.get(row)?.[measures.names.indexOf(name)];
      if (found !== undefined && found !== null) return found;
    }
    return null;
  };
  return { names, values: new Map([...rows].map((row) => [row, names.map((name) => value(row, name))])) };
}

function kindsOf(indicator: Indicator, source: Source): readonly EstimateKind[] {
  return Object.values(estimates).filter((kind) => kind.joints(indicator, source).length > 0);
}

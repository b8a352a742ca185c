import { withMeasures } from "@vigie/disclosure";
import type { JointCut } from "@vigie/engine";
import type { EstimateSilence, Indicator, Source } from "@vigie/study";
import { adjustedAssociation } from "./adjusted-association.ts";
import { agreementOfRatings } from "./agreement-of-ratings.ts";
import type { EstimateKind, EstimateQuestion } from "./estimate-kind.ts";
import { summaryOfNumber } from "./summary-of-number.ts";

export const estimates = {
  "adjusted-association": adjustedAssociation,
  "agreement-of-ratings": agreementOfRatings,
  "summary-of-number": summaryOfNumber,
} as const satisfies Record<string, EstimateKind>;

/** What the measures of these indicators need besides their tables. */
export function estimateJoints(indicators: Iterable<Indicator>, source: Source): readonly JointCut[] {
  return [...indicators]
    .filter((indicator) => indicator.source === source.id)
    .flatMap((indicator) => kindsOf(indicator, source).flatMap((kind) => kind.joints(indicator, source)));
}

/** The table with its measures, or with the reason why it has none. */
export function estimated(question: EstimateQuestion): {
  readonly table: EstimateQuestion["table"];
  readonly silence: EstimateSilence | null;
} {
  const [kind, second] = kindsOf(question.indicator, question.source);
  if (kind === undefined) return { table: question.table, silence: null };
  if (second !== undefined) throw new RangeError("two kinds of estimates for one table");
  const { measures, silence } = kind.estimate(question);
  return { table: withMeasures(question.table, measures), silence };
}

function kindsOf(indicator: Indicator, source: Source): readonly EstimateKind[] {
  return Object.values(estimates).filter((kind) => kind.joints(indicator, source).length > 0);
}

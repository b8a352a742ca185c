import type { ExactMeasures } from "@vigie/disclosure";
import type { JointCut, Outcome } from "@vigie/engine";
import { contentOf, type Indicator, isWeighted, type Source } from "@vigie/study";
import { agreementJoint, agreementOfRatings } from "./agreement-of-ratings.ts";
import { numbersJoint, summaryOfNumber } from "./summary-of-number.ts";

/** What the measures of a source that protects nothing need besides its tables. */
export function exactMeasureJoints(source: Source, indicators: readonly Indicator[]): readonly JointCut[] {
  return indicators.flatMap((indicator) => {
    const { ratings, number } = contentOf(indicator);
    if (ratings !== null) return [agreementJoint(ratings)];
    return number === null || isWeighted(source) ? [] : [numbersJoint(number)];
  });
}

/**
 * Medians, means and agreements of a source that protects nothing, by indicator: they leave as they are. Of persons
 * and of weighted surveys, whoever reads the counts computes them.
 */
export function exactMeasures(
  source: Source,
  indicators: readonly Indicator[],
  { tables, joints }: Pick<Outcome, "tables" | "joints">,
): ReadonlyMap<string, ExactMeasures> {
  return new Map(
    indicators.flatMap((indicator) => {
      const table = tables.find((each) => each.indicator === indicator.id);
      if (table === undefined) return [];
      const { ratings, number } = contentOf(indicator);
      if (ratings !== null)
        return [[indicator.id, agreementOfRatings(ratings, source, { table, joints })] as const];
      return number === null || isWeighted(source)
        ? []
        : [[indicator.id, summaryOfNumber(number, { table, joints })] as const];
    }),
  );
}

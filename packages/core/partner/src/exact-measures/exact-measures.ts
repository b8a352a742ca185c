import type { ExactMeasures, ExactSource } from "@vigie/disclosure";
import type { JointTabulation, Outcome } from "@vigie/engine";
import { contentOf, type Indicator, isWeighted, type Source } from "@vigie/study";
import { agreementOfRatings, agreementTabulation } from "./agreement-of-ratings.ts";

import { numbersTabulation, summaryOfNumber, weightedSummary } from "./weighted-summary.ts";

/** What the measures of a source that protects nothing need besides its tables. */
export function exactMeasureTabulations(
  source: Source,
  indicators: readonly Indicator[],
): readonly JointTabulation[] {
  return indicators.flatMap((indicator) => {
    const { ratings, number } = contentOf(indicator);
    if (ratings !== null) return [agreementTabulation(ratings)];
    return number === null || isWeighted(source) ? [] : [numbersTabulation(number)];
  });
}

/**
 * Medians, means and agreements of a source that protects nothing, by indicator: they leave as they are. Of persons, whoever
 * reads the counts computes them.
 * @param found.respondents with their weights; null where none are weighed
 */
export function exactMeasures(
  source: Source,
  indicators: readonly Indicator[],
  {
    tables,
    jointCounts,
    respondents,
  }: Pick<Outcome, "tables" | "jointCounts"> & Pick<ExactSource, "respondents">,
): ReadonlyMap<string, ExactMeasures> {
  return new Map(
    indicators.flatMap((indicator) => {
      const table = tables.find((each) => each.indicator === indicator.id);
      if (table === undefined) return [];
      const { ratings, number } = contentOf(indicator);
      if (ratings !== null)
        return [[indicator.id, agreementOfRatings(ratings, source, { table, jointCounts })] as const];
      if (number === null) return [];
      if (!isWeighted(source))
        return [[indicator.id, summaryOfNumber(number, { table, jointCounts })] as const];
      return respondents === null
        ? []
        : [[indicator.id, weightedSummary(number, source, { table, respondents })] as const];
    }),
  );
}

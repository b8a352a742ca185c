import type { Respondents } from "@vigie/disclosure";
import type { JointTabulation } from "@vigie/engine";
import { contentOf, designColumns, dimensionsOf, type Indicator, type Source } from "@vigie/study";
import { type JointCounts, unknown } from "@vigie/table";

import { expanded, type SurveyWeights } from "./survey-weights.ts";

export const respondentsId = "partner respondents";

/**
 * Joint counts of all respondents of a weighted survey, by everything that its tables and its weights are made of:
 * weights are raked on the whole sample, then added up in each cell.
 */
export function respondentsTabulation(source: Source, indicators: readonly Indicator[]): JointTabulation {
  const conditions = [...source.universes.values()].flatMap(({ where }) => [...where.keys()]);
  const counted = indicators.flatMap((indicator) => countedColumns(indicator, source));
  return {
    id: respondentsId,
    universe: "all",
    columns: [...new Set([...designColumns(source.survey), ...counted, ...conditions])],
  };
}

/** A question of several answers is counted by the flags of its items. */
function countedColumns(indicator: Indicator, { multiples }: Source): readonly string[] {
  const { answers, number, association } = contentOf(indicator);
  if (answers !== null) {
    const flags = multiples.get(answers.of)?.items.values() ?? [];
    return [...(answers.by === null ? [] : [answers.by]), ...flags];
  }
  return [
    ...dimensionsOf(indicator),
    ...(number === null ? [] : [number.number]),
    ...(association?.adjust.keys() ?? []),
  ];
}

/** What `protect` adds up: respondents with their weight in grains. */
export function weightedRespondents(
  source: Source,
  counts: JointCounts,
  { final }: Pick<SurveyWeights, "final">,
): Respondents {
  const { survey } = source;
  if (survey === null) throw new RangeError("a source without a survey has no weights");
  const positions = counts.columns.flatMap((column, at) => (column === survey.weight ? [] : [at]));
  const rows = expanded(counts).map((values, row) => ({
    values: positions.map((at) => String(values[at] ?? unknown)),
    weight: inGrains(final[row] ?? 0, survey.weightGrain),
  }));
  const groups = Map.groupBy(rows, ({ values, weight: grains }) => JSON.stringify([values, grains]));
  return {
    columns: positions.map((at) => counts.columns[at] ?? ""),
    rows: [...groups.values()].flatMap((same) => {
      const [first] = same;
      return first === undefined ? [] : [{ ...first, count: same.length }];
    }),
  };
}

/** Rounded half up, in decimals: 1.005 by 0.01 is 100.5 grains, which binary arithmetic puts just below. */
function inGrains(weight: number, grain: number): number {
  return Math.floor(Number((weight / grain).toPrecision(12)) + 0.5);
}

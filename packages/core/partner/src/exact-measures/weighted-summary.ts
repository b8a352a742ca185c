import type { ExactMeasures, Respondents } from "@vigie/disclosure";
import type { JointTabulation } from "@vigie/engine";
import {
  type CountedNumbers,
  countedMean,
  countedMedian,
  type WeightedCenter,
  type WeightedNumber,
  weightedMean,
  weightedMedian,
} from "@vigie/statistics";
import { measuresOf, type Source, type Summary, universeOf } from "@vigie/study";
import { codesKey, type JointCounts, type Table, total, unknown } from "@vigie/table";

/** Weighted median or mean of a number in each group, with the design's error where the survey is read as a sample. */
export function weightedSummary(
  summary: Summary,
  source: Source,
  { table, respondents }: { readonly table: Table; readonly respondents: Respondents },
): ExactMeasures {
  const { strata, numberOf, isInside } = designOf(summary, source, respondents);
  const centerOf = summary.statistic === "median" ? weightedMedian : weightedMean;
  const minimum = Math.max(1, source.survey?.minimumBase ?? 0);
  const names = measuresOf(summary, source).map(({ name }) => name);
  const measured = (group: string): readonly (number | null)[] => {
    const numbers = respondents.rows.flatMap((row) => (isInside(row.values, group) ? numberOf(row) : []));
    const known = numbers.reduce((sum, { count }) => sum + count, 0);
    const found = known < minimum ? null : centerOf(numbers, strata);
    const values = new Map<string, number | null>([
      ["known", known],
      ...(found?.kind === "computed" ? columnsOf(summary, found) : []),
    ]);
    return names.map((name) => values.get(name) ?? null);
  };
  return {
    names,
    values: new Map(
      table.rows.map(({ codes }) => [codesKey(codes), measured(codes.at(-1) ?? total)] as const),
    ),
  };
}

function columnsOf(
  { statistic }: Summary,
  { estimate, weight, effectiveSize, standardError, interval }: WeightedCenter,
): readonly (readonly [string, number | null])[] {
  return [
    [statistic, estimate],
    ["weighted_base", weight],
    ["effective_base", effectiveSize],
    ["standard_error", standardError],
    ["lower", interval?.lower ?? null],
    ["upper", interval?.upper ?? null],
  ];
}

/** A group keeps the whole design: its strata have all their respondents. */
function designOf({ of, number, universe }: Summary, source: Source, { columns, rows }: Respondents) {
  const { strata = null, weightGrain = 1 } = source.survey ?? {};
  const columnAt = (name: string) => columns.indexOf(name);
  const [ofAt, numberAt] = [columnAt(of), columnAt(number)];
  const stratumAt = strata === null ? -1 : columnAt(strata.attribute);
  const stratumOf = (values: readonly string[]) => values[stratumAt] ?? total;
  const codes = [...new Set(rows.map(({ values }) => stratumOf(values)))];
  const conditions = [...universeOf(source, universe).where].map(([name, some]) => ({
    at: columnAt(name),
    some,
  }));
  return {
    strata: codes.map((code) => ({
      respondents: rows.reduce((sum, row) => sum + (stratumOf(row.values) === code ? row.count : 0), 0),
      population: strata?.populations?.get(code) ?? null,
    })),
    isInside: (values: readonly string[], group: string) =>
      (group === total || values[ofAt] === group) &&
      conditions.every(({ at, some }) => some.includes(values[at] ?? unknown)),
    numberOf: ({ values, weight, count }: Respondents["rows"][number]): readonly WeightedNumber[] => {
      const written = values[numberAt] ?? unknown;
      if (written === unknown) return [];
      const stratum = codes.indexOf(stratumOf(values));
      return [{ value: Number(written), weight: weight * weightGrain, stratum, count }];
    },
  };
}

export function numbersTabulation({ id, universe, of, number }: Summary): JointTabulation {
  return { id: tabulationId(id), universe, columns: [of, number] };
}

/** Median or mean of a number in each group, with the units whose number is known. */
export function summaryOfNumber(
  { id, statistic }: Summary,
  { table, jointCounts }: { readonly table: Table; readonly jointCounts: ReadonlyMap<string, JointCounts> },
): ExactMeasures {
  const counts = jointCounts.get(tabulationId(id));
  if (counts === undefined) throw new RangeError("the engine was not asked for the numbers of a summary");
  const centerOf = statistic === "median" ? countedMedian : countedMean;
  const measured = (codes: readonly string[]): readonly (number | null)[] => {
    const center = centerOf(numbersIn(counts, codes.at(-1) ?? total));
    return center.kind === "not_computed" ? [0, null] : [center.count, center.center];
  };
  return {
    names: ["known", statistic],
    values: new Map(table.rows.map(({ codes }) => [codesKey(codes), measured(codes)] as const)),
  };
}

function numbersIn({ rows }: JointCounts, group: string): CountedNumbers {
  return rows.flatMap(({ values: [code, value], count }) =>
    typeof value === "number" && (group === total || code === group) ? [{ value, count }] : [],
  );
}

function tabulationId(indicator: string): string {
  return `partner numbers ${indicator}`;
}

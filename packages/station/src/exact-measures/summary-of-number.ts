import type { ExactMeasures } from "@vigie/disclosure";
import type { JointTabulation } from "@vigie/engine";
import { type CountedNumbers, countedMean, countedMedian } from "@vigie/statistics";
import type { Summary } from "@vigie/study";
import { codesKey, type JointCounts, type Table, total } from "@vigie/table";

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
  return `station numbers ${indicator}`;
}

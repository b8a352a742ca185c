import type { ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { type CountedNumbers, countedMean, countedMedian } from "@vigie/statistics";
import { isWeighted, type Summary } from "@vigie/study";
import type { EstimateKind, EstimateQuestion } from "./estimate-kind.ts";

type ProtectedRow = ProtectedTable["rows"][number];

/**
 * Median or mean of a number in each group, with the units whose number is known. Of people, `quietNumbers` says what may
 * leave of it.
 */
export const summaryOfNumber: EstimateKind = {
  joints: (indicator, source) =>
    indicator.kind === "summary" && !isWeighted(source)
      ? [{ id: jointId(indicator), universe: indicator.universe, columns: [indicator.of, indicator.number] }]
      : [],
  reads: (indicator) => (indicator.kind === "summary" ? [indicator.of, indicator.number] : []),
  estimate: ({ indicator, joints, table }: EstimateQuestion) => {
    const joint = indicator.kind === "summary" ? joints.get(jointId(indicator)) : undefined;
    if (indicator.kind !== "summary" || joint === undefined)
      throw new RangeError("no summary, or the engine was not asked for its joint");
    const measured = (row: ProtectedRow): readonly (number | null)[] => {
      const center = centerOf(indicator, numbersIn(joint.rows, groupOf(row)));
      return center.kind === "not_computed" ? [0, null] : [center.count, center.center];
    };
    const values = new Map(table.rows.map((row) => [row.codes.join(","), measured(row)] as const));
    return { measures: { names: ["known", indicator.statistic], values }, silence: null };
  },
};

function groupOf({ codes }: ProtectedRow): string {
  return codes.at(-1) ?? total;
}

function numbersIn(
  rows: readonly { readonly values: readonly (string | number | null)[]; readonly count: number }[],
  group: string,
): CountedNumbers {
  return rows.flatMap(({ values: [code, value], count }) =>
    typeof value === "number" && (group === total || code === group) ? [{ value, count }] : [],
  );
}

function centerOf({ statistic }: Summary, numbers: CountedNumbers) {
  return statistic === "median" ? countedMedian(numbers) : countedMean(numbers);
}

function jointId({ id }: Summary): string {
  return `numbers ${id}`;
}

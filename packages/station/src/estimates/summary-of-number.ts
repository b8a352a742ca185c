import type { ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { type CountedNumbers, countedMean, countedMedian } from "@vigie/statistics";
import { isWeighted, type Summary } from "@vigie/study";
import type { EstimateKind, EstimateQuestion } from "./estimate-kind.ts";

type ProtectedRow = ProtectedTable["rows"][number];

/**
 * Median or mean of a number in each group, with the units whose number is known. Of people, a group with fewer of
 * these than the threshold has none, and then the whole has none either: a mean of all would give it back.
 */
export const summaryOfNumber: EstimateKind = {
  joints: (indicator, source) =>
    indicator.kind === "summary" && !isWeighted(source)
      ? [{ id: jointId(indicator), universe: indicator.universe, columns: [indicator.of, indicator.number] }]
      : [],
  reads: (indicator) => (indicator.kind === "summary" ? [indicator.of, indicator.number] : []),
  estimate: ({ indicator, source, study, joints, table }: EstimateQuestion) => {
    const joint = indicator.kind === "summary" ? joints.get(jointId(indicator)) : undefined;
    if (indicator.kind !== "summary" || joint === undefined)
      throw new RangeError("no summary, or the engine was not asked for its joint");
    const min = source.protects === "nothing" ? 0 : study.disclosure.min;
    const centers = table.rows.map((row) => ({
      row,
      center: centerOf(indicator, numbersIn(joint.rows, groupOf(row))),
    }));
    const hidden = centers.some(
      ({ row, center }) =>
        groupOf(row) !== total &&
        (row.cell.status !== "free" || (center.kind === "computed" && center.count < min)),
    );
    const measured = ({ row, center }: (typeof centers)[number]): readonly (number | null)[] => {
      if (hidden && groupOf(row) === total) return [null, null];
      if (center.kind === "not_computed") return [min === 0 ? 0 : null, null];
      if (center.count < min) return [null, null];
      return [isTold(row, center.count, min) ? center.count : null, center.center];
    };
    const values = new Map(centers.map((each) => [each.row.codes.join(","), measured(each)] as const));
    return { measures: { names: ["known", indicator.statistic], values }, silence: null };
  },
};

/** The units whose number is unknown are as many people as any other count. */
function isTold({ cell }: ProtectedRow, known: number, min: number): boolean {
  const unknown = cell.status === "free" ? cell.count - known : 0;
  return unknown === 0 || unknown >= min;
}

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

import type { ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { type MedianEstimate, type SurveyEstimate, weightedMean, weightedMedian } from "@vigie/statistics";
import { isWeighted, measuresOf, type Summary } from "@vigie/study";
import {
  meeting,
  type Respondents,
  respondentsId,
  respondentsJoint,
  respondentsOf,
} from "../survey/respondents.ts";
import type { EstimateKind, EstimateQuestion } from "./estimate-kind.ts";
import { rounded } from "./rounded.ts";

type ProtectedRow = ProtectedTable["rows"][number];

/**
 * Weighted median or mean of a number in each group of a survey. A group on fewer respondents than the survey's minimum
 * has none; where a group is masked, none has: the others would give it back. Methods, section 4.
 */
export const surveySummary: EstimateKind = {
  ofRespondents: true,
  joints: (indicator, source) =>
    isWeighted(source) && indicator.kind === "summary"
      ? [respondentsJoint(indicator, source, [indicator.of, indicator.number])]
      : [],
  reads: (indicator) => (indicator.kind === "summary" ? [indicator.of, indicator.number] : []),
  estimate: ({ indicator, source, joints, table }: EstimateQuestion) => {
    const joint = joints.get(respondentsId(indicator));
    if (indicator.kind !== "summary" || joint === undefined)
      throw new RangeError("no summary, or the engine was not asked for its respondents");
    const names = measuresOf(indicator, source).map(({ name }) => name);
    const respondents = respondentsOf(source, joint);
    if ("kind" in respondents)
      return { measures: { names, values: new Map() }, silence: { reason: "not_converged", attributes: [] } };
    if (table.rows.some(({ cell }) => cell.status !== "free"))
      return { measures: { names, values: new Map() }, silence: { reason: "secret", attributes: [] } };
    const where = source.universes.get(indicator.universe)?.where ?? new Map<string, readonly string[]>();
    const inside = meeting(respondents, where);
    const values = new Map(
      table.rows.map((row) => {
        const own = measuresIn(indicator, {
          row,
          respondents,
          inside,
          least: source.survey?.minimumBase ?? 0,
        });
        return [row.codes.join(","), names.map((name) => own[name] ?? null)] as const;
      }),
    );
    return { measures: { names, values }, silence: null };
  },
};

function measuresIn(
  { of, number, statistic }: Summary,
  {
    row,
    respondents,
    inside,
    least,
  }: {
    readonly row: ProtectedRow;
    readonly respondents: Respondents;
    readonly inside: readonly boolean[];
    readonly least: number;
  },
): Readonly<Record<string, number>> {
  const group = row.codes.at(-1) ?? total;
  const groups = respondents.values.get(of) ?? [];
  const numbers = (respondents.values.get(number) ?? []).map((value, i) =>
    inside[i] && typeof value === "number" && (group === total || groups[i] === group) ? value : null,
  );
  const known = numbers.filter((value) => value !== null).length;
  if (known < least) return {};
  const found =
    statistic === "mean"
      ? weightedMean(respondents.design, numbers)
      : weightedMedian(respondents.design, numbers);
  if (found.kind === "not_computed") return {};
  return {
    known,
    [statistic]: rounded(found.estimate, 4),
    ...errorOf(found),
    base: found.bases.respondents,
    weighted_base: rounded(found.bases.weighted, 0),
    effective_base: rounded(found.bases.effective, 0),
  };
}

function errorOf(found: SurveyEstimate | MedianEstimate): Readonly<Record<string, number>> {
  return {
    ...("standardError" in found ? { standard_error: rounded(found.standardError, 4) } : {}),
    ...(found.interval.kind === "computed"
      ? { lower: rounded(found.interval.lower, 4), upper: rounded(found.interval.upper, 4) }
      : {}),
  };
}

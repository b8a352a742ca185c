import type { Measures, ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { weightedShare } from "@vigie/statistics";
import { codesOutsideBase, dimensionsOf, isWeighted, measuresOf, shareDimensionOf } from "@vigie/study";
import {
  meeting,
  type Respondents,
  respondentsId,
  respondentsJoint,
  respondentsOf,
} from "../survey/respondents.ts";
import type { EstimateKind, EstimateQuestion, ShownTable } from "./estimate-kind.ts";
import { rounded } from "./rounded.ts";
import { independenceMeasures } from "./survey-independence.ts";

type ProtectedRow = ProtectedTable["rows"][number];

const kinds: ReadonlySet<string> = new Set([
  "distribution",
  "overlap",
  "multiple",
  "cross",
  "profile",
  "association",
]);

/**
 * Weighted shares of a survey with their standard errors, and the bases they are taken on. A line of which a cell is
 * masked has none: shares and bases would give it back. Nor has one on fewer respondents than the survey's minimum.
 * Methods, section 4.
 */
export const surveyShares: EstimateKind = {
  ofRespondents: true,
  joints: (indicator, source) =>
    isWeighted(source) && kinds.has(indicator.kind)
      ? [respondentsJoint(indicator, source, columnsOf({ indicator, source }))]
      : [],
  reads: (indicator, source) => columnsOf({ indicator, source }),
  estimate: (question) => {
    const { indicator, source, joints } = question;
    const joint = joints.get(respondentsId(indicator));
    if (joint === undefined) throw new RangeError("the engine was not asked for the respondents of a survey");
    const respondents = respondentsOf(source, joint);
    const names = measuresOf(indicator, source).map(({ name }) => name);
    if ("kind" in respondents)
      return { measures: { names, values: new Map() }, silence: { reason: "not_converged", attributes: [] } };
    const found = new Map<string, Readonly<Record<string, number>>>();
    for (const line of linesOf(question.table))
      for (const [row, own] of measured(line, question, respondents)) found.set(row, own);
    const tested = independenceMeasures(question, respondents);
    if (tested !== null) found.set(tested.row, { ...found.get(tested.row), ...tested.measures });
    return { measures: { names, values: valuesOf(names, found) }, silence: null };
  },
};

type Asked = Pick<EstimateQuestion, "indicator" | "source">;

/** The attributes of respondents that a table splits: of a question of several answers, its flags. */
export function columnsOf({ indicator, source }: Asked): readonly string[] {
  const names = dimensionsOf(indicator);
  if (indicator.kind !== "multiple") return names;
  return [...names.slice(0, -2), ...(source.multiples.get(indicator.of)?.items.values() ?? [])];
}

function valuesOf(
  names: readonly string[],
  found: ReadonlyMap<string, Readonly<Record<string, number>>>,
): Measures["values"] {
  return new Map([...found].map(([row, own]) => [row, names.map((name) => own[name] ?? null)]));
}

/** The rows that differ by the code of the last dimension alone. */
function linesOf({ rows }: ShownTable): readonly (readonly ProtectedRow[])[] {
  return [...Map.groupBy(rows, ({ codes }) => codes.slice(0, -1).join(",")).values()];
}

function measured(
  line: readonly ProtectedRow[],
  question: EstimateQuestion,
  respondents: Respondents,
): readonly (readonly [string, Readonly<Record<string, number>>])[] {
  const [first] = line;
  if (first === undefined || line.some(({ cell }) => cell.status !== "free")) return [];
  const answers = answersIn(first.codes.slice(0, -1), question, respondents);
  const base = answers.filter((answer) => answer !== null).length;
  if (base < (question.source.survey?.minimumBase ?? 0)) return [];
  const outside = codesOutsideBase(question.indicator, question.source);
  return line.flatMap(({ codes }) => {
    const code = codes.at(-1) ?? total;
    if (outside.has(code)) return [];
    const share = weightedShare(
      respondents.design,
      answers.map((answer) => (answer === null ? null : code === total || answer === code)),
    );
    if (share.kind === "not_computed") return [];
    const own = code === total ? basesOf(share.bases) : shareMeasures(share);
    return [[codes.join(","), own] as const];
  });
}

/** What each respondent of one line answered; null for those outside of it, or of the base of its shares. */
function answersIn(
  before: readonly string[],
  { indicator, source, table }: EstimateQuestion,
  respondents: Respondents,
): readonly (string | null)[] {
  const [universe = "", ...splits] = before;
  const names = dimensionsOf(indicator);
  const item = indicator.kind === "multiple" ? splits.at(-1) : undefined;
  const flag = item === undefined ? undefined : source.multiples.get(indicator.of)?.items.get(item);
  const held = respondents.values.get(flag ?? shareDimensionOf(indicator)) ?? [];
  const where = new Map(
    splits
      .slice(0, item === undefined ? undefined : -1)
      .flatMap((code, at) => (code === total ? [] : [[names[at] ?? "", [code]] as const])),
  );
  const conditions = source.universes.get(universe)?.where ?? new Map<string, readonly string[]>();
  const [inUniverse, inLine] = [meeting(respondents, conditions), meeting(respondents, where)];
  const outside = codesOutsideBase(indicator, source);
  const shown = new Set(table.dimensions.at(-1)?.codes);
  return held.map((value, i) => {
    const answer = String(value);
    if (!inUniverse[i] || !inLine[i] || outside.has(answer)) return null;
    return shown.has(answer) ? answer : others;
  });
}

/** What gathers rare codes in a table, as in SDMX. */
const others = "_O";

function shareMeasures(share: Extract<ReturnType<typeof weightedShare>, { kind: "computed" }>) {
  const { estimate, standardError, interval } = share;
  return {
    share: rounded(estimate, 4),
    standard_error: rounded(standardError, 4),
    ...(interval.kind === "computed"
      ? { lower: rounded(interval.lower, 4), upper: rounded(interval.upper, 4) }
      : {}),
  };
}

/** To the unit: at full precision, weights of a few would be told by subtraction. */
function basesOf({
  respondents,
  weighted,
  effective,
}: {
  readonly respondents: number;
  readonly weighted: number;
  readonly effective: number;
}) {
  return { base: respondents, weighted_base: rounded(weighted, 0), effective_base: rounded(effective, 0) };
}

import { raoScottOfSums, shareOfSums } from "@vigie/statistics";
import { attributeOf, codesOutsideBase, dimensionsOf, type Indicator, type Source } from "@vigie/study";
import type { InferQuestion, InferredMeasures, Measured } from "./infer.ts";
import { shareVariance } from "./noise-evidence.ts";
import { rounded } from "./rounded.ts";
import { type SurveySums, surveySums, type WholeCell } from "./survey-sums.ts";

/**
 * Weighted shares of a survey with their standard errors, the bases that they are taken on, and a test of independence,
 * from sums of weights and of squared weights by cell. A line on fewer respondents than the survey's minimum has none.
 * Methods, section 4.
 */
export function inferSurvey(question: InferQuestion): InferredMeasures {
  const sums = surveySums(question);
  const lines = linesOf(question);
  const values = new Map<string, Measured>();
  for (const { before, codes } of lines)
    for (const [row, own] of measuredLine({ before, codes }, question, sums)) values.set(row, own);
  const tested = independence(question, sums);
  if (tested !== null)
    values.set(tested.row, new Map([...(values.get(tested.row) ?? []), ...tested.measures]));
  return { values, silence: null };
}

interface SurveyLine {
  /** Codes of its rows but the last. */
  readonly before: readonly string[];
  /** Of the last dimension, in the base of shares. */
  readonly codes: readonly string[];
}

function linesOf({ indicator, source, table }: InferQuestion): readonly SurveyLine[] {
  const names = ["universe", ...dimensionsOf(indicator)];
  const at = names.map((name) => table.dimensions.findIndex((own) => own.name === name));
  const outside = codesOutsideBase(indicator, source);
  const lines = Map.groupBy(
    table.rows.map(({ codes }) => at.map((position) => codes[position] ?? "_T")),
    (codes) => JSON.stringify(codes.slice(0, -1)),
  );
  return [...lines.values()].map((rows) => ({
    before: rows[0]?.slice(0, -1) ?? [],
    codes: [...new Set(rows.map((codes) => codes.at(-1) ?? "_T"))].filter(
      (code) => code !== "_T" && !outside.has(code),
    ),
  }));
}

function measuredLine(
  { before, codes }: SurveyLine,
  { source }: InferQuestion,
  sums: SurveySums,
): readonly (readonly [string, Measured])[] {
  const base = sums.base(before);
  if (base === null || base.respondents.value < Math.max(1, source.survey?.minimumBase ?? 0)) return [];
  return [
    [[...before, "_T"].join("|"), basesOf(base)],
    ...codes.flatMap((code) => {
      const cell = sums.cell([...before, code]);
      const measured = cell === null ? null : shareMeasures(cell, base, sums);
      return measured === null ? [] : [[[...before, code].join("|"), measured] as const];
    }),
  ];
}

function shareMeasures(cell: WholeCell, base: WholeCell, { strata }: SurveySums): Measured | null {
  if (!(base.weight.value > 0)) return null;
  const noise = shareVariance(cell.weight, base.weight);
  const found = shareOfSums(
    strata.map((size, at) => ({
      ...size,
      inside: sumsIn(cell, at),
      outside: {
        weight: Math.max(0, sumsIn(base, at).weight - sumsIn(cell, at).weight),
        squares: Math.max(0, sumsIn(base, at).squares - sumsIn(cell, at).squares),
      },
    })),
    { degreesOfFreedom: freedomOf([base], strata), noise },
  );
  if (found.kind === "not_computed") return null;
  const { estimate, standardError, interval } = found;
  const error = Math.sqrt(noise);
  return new Map([
    ["share", { value: rounded(estimate, 4), error }],
    ["standard_error", { value: rounded(standardError, 4), error: null }],
    ...(interval.kind === "computed"
      ? ([
          ["lower", { value: rounded(interval.lower, 4), error: null }],
          ["upper", { value: rounded(interval.upper, 4), error: null }],
        ] as const)
      : []),
  ]);
}

function sumsIn({ inStrata }: WholeCell, at: number) {
  return inStrata[at] ?? { weight: 0, squares: 0 };
}

/** Respondents less the strata that hold one of them. */
function freedomOf(cells: readonly WholeCell[], strata: SurveySums["strata"]): number {
  const respondents = cells.reduce((sum, cell) => sum + cell.respondents.value, 0);
  const held = strata.filter((_, at) => cells.some(({ isHeld }) => isHeld[at]));
  return respondents - held.length;
}

/** To the unit. Kish (1965), section 11.7, for the effective one. */
function basesOf({ respondents, weight, squares }: WholeCell): Measured {
  return new Map([
    ["base", { value: respondents.value, error: respondents.error }],
    ["weighted_base", { value: rounded(weight.value, 0), error: weight.error }],
    ...(squares > 0
      ? [["effective_base", { value: rounded(weight.value ** 2 / squares, 0), error: null }] as const]
      : []),
  ]);
}

/**
 * Test of independence of the two sides of a profile or an association, as the design of the survey has it: at the row of
 * all totals. Null where a cell is hidden, or the test has no answer.
 */
function independence(
  { indicator, source }: InferQuestion,
  sums: SurveySums,
): { readonly row: string; readonly measures: Measured } | null {
  if (source.reading === null || (indicator.kind !== "profile" && indicator.kind !== "association"))
    return null;
  const { universe } = indicator;
  const splits = dimensionsOf(indicator).length;
  const totals = Array.from({ length: splits }, () => "_T");
  const [side, across] =
    indicator.kind === "profile" ? [indicator.by, indicator.of] : [indicator.of, indicator.outcome.attribute];
  const columns = columnsOf(indicator, answersOf(source, across));
  const table = answersOf(source, side).map((row) =>
    columns.map((codes) => codes.map((code) => sums.cell([universe, ...totals.slice(2), row, code]))),
  );
  const cells = table.flat(2);
  if (cells.some((cell) => cell === null)) return null;
  const known = table.map((line) => line.map((column) => column.filter((cell) => cell !== null)));
  const all = known.flat(2);
  const respondents = all.reduce((sum, cell) => sum + cell.respondents.value, 0);
  if (respondents < Math.max(1, source.survey?.minimumBase ?? 0)) return null;
  const test = raoScottOfSums(
    sums.strata.map((size, at) => ({
      ...size,
      cells: known.map((line) =>
        line.map((column) => ({
          weight: column.reduce((sum, cell) => sum + sumsIn(cell, at).weight, 0),
          squares: column.reduce((sum, cell) => sum + sumsIn(cell, at).squares, 0),
        })),
      ),
    })),
    {
      degreesOfFreedom: freedomOf(all, sums.strata),
      noise: known.map((line) =>
        line.map((column) => column.reduce((sum, { weight }) => sum + weight.error ** 2, 0)),
      ),
    },
  );
  if (test.kind === "not_computed") return null;
  const measure = (name: string, value: number, decimals: number) =>
    [name, { value: rounded(value, decimals), error: null }] as const;
  return {
    row: [universe, ...totals].join("|"),
    measures: new Map([
      measure("rao_scott_f", test.statistic, 3),
      measure("rao_scott_df", test.degreesOfFreedom.numerator, 2),
      measure("rao_scott_df_residual", test.degreesOfFreedom.denominator, 2),
      measure("rao_scott_p", test.pValue, 4),
    ]),
  };
}

/** The outcome of an association, then all that is not it. */
function columnsOf(indicator: Indicator, answers: readonly string[]): readonly (readonly string[])[] {
  if (indicator.kind !== "association") return answers.map((code) => [code]);
  const { code } = indicator.outcome;
  return [[code], answers.filter((other) => other !== code)];
}

/** Codes that say a value. */
export function answersOf(source: Source, dimension: string): readonly string[] {
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return codes.flatMap(({ code, missing }) => (missing === null ? [code] : []));
}

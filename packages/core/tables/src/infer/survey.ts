import { raoScottOfSums, shareOfSums, writtenPValue } from "@vigie/statistics";
import {
  answersOf,
  codesOutsideBase,
  contentOf,
  dimensionsOf,
  type Indicator,
  testedSides,
} from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import { countedRows, rounded } from "./counted-rows.ts";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";
import type { Noisy } from "./inferred-table.ts";
import { oneBaseOf, pooledBase, sharedVariance } from "./item-bases.ts";
import { shareVariance } from "./noise-evidence.ts";
import { chanceShownAt, pValueGivenShown } from "./shown-share.ts";
import { type SurveySums, surveySums, type WholeCell } from "./survey-sums.ts";

/**
 * Weighted shares of a survey with their standard errors, the bases that they are taken on, and a test of independence,
 * from sums of weights and of squared weights by cell. A line on fewer respondents than the survey's minimum has none.
 * Methods, section 4.
 */
export function inferSurvey(question: InferQuestion): InferredMeasures {
  const plain = surveySums(question);
  const sums = { ...plain, base: lineBases(question, plain) };
  const lines = linesOf(question);
  const values = new Map<string, Measured>();
  for (const { before, codes } of lines)
    for (const [row, measured] of measuredLine({ before, codes }, question, sums)) values.set(row, measured);
  const tested = independence(question, sums);
  if (tested !== null)
    values.set(tested.row, new Map([...(values.get(tested.row) ?? []), ...tested.measures]));
  return { values, silence: null };
}

/** The base of each line; the items of a question of several answers have one, where they agree within the noise. */
function lineBases(question: InferQuestion, sums: SurveySums): SurveySums["base"] {
  const { indicator, table } = question;
  const names = ["universe", ...dimensionsOf(indicator)];
  const inBase = oneBaseOf(countedRows(table, names), question);
  if (inBase === null) return sums.base;
  const items = table.dimensions.find(({ name }) => name === indicator.of)?.codes ?? [];
  return (before) => {
    if (sums.base(before) === null) return null;
    const lines = items.map((item) => [...before.slice(0, -1), item]);
    return meanCell(
      lines.flatMap((line) => sums.base(line) ?? []),
      { totals: lines.flatMap((line) => sums.cell([...line, total]) ?? []), inBase },
    );
  };
}

/** Several noisy numbers of the same respondents. */
function meanCell(
  cells: readonly WholeCell[],
  { totals, inBase }: { readonly totals: readonly WholeCell[]; readonly inBase: number },
): WholeCell {
  const pooled = (of: (cell: WholeCell) => Noisy) => {
    const bases = cells.map(of);
    const errors = totals.map((total) => of(total).error);
    return pooledBase({ bases, shared: sharedVariance({ bases, totals: errors, inBase }) });
  };
  const mean = (of: (cell: WholeCell) => number) =>
    cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
  const weight = pooled((cell) => cell.weight);
  const plain = mean((cell) => cell.weight.value);
  const strata = cells[0]?.inStrata ?? [];
  return {
    respondents: pooled(({ respondents }) => respondents),
    weight,
    squares: mean(({ squares }) => squares),
    inStrata: strata.map((_, at) => ({
      weight: plain > 0 ? (mean((cell) => sumsIn(cell, at).weight) * weight.value) / plain : 0,
      squares: mean((cell) => sumsIn(cell, at).squares),
    })),
    isHeld: strata.map((_, at) => cells.some(({ isHeld }) => isHeld[at])),
  };
}

interface SurveyLine {
  /** Codes of its rows but the last. */
  readonly before: readonly string[];
  /** Codes of the last dimension that are in the base of shares. */
  readonly codes: readonly string[];
}

function linesOf({ indicator, source, table }: InferQuestion): readonly SurveyLine[] {
  const names = ["universe", ...dimensionsOf(indicator)];
  const at = names.map((name) => table.dimensions.findIndex((dimension) => dimension.name === name));
  const outside = codesOutsideBase(indicator, source);
  const lines = Map.groupBy(
    table.rows.map(({ codes }) => at.map((position) => codes[position] ?? total)),
    (codes) => JSON.stringify(codes.slice(0, -1)),
  );
  return [...lines.values()].map((rows) => ({
    before: rows[0]?.slice(0, -1) ?? [],
    codes: [...new Set(rows.map((codes) => codes.at(-1) ?? total))].filter(
      (code) => code !== total && !outside.has(code),
    ),
  }));
}

function measuredLine(
  { before, codes }: SurveyLine,
  { indicator, source }: InferQuestion,
  sums: SurveySums,
): readonly (readonly [string, Measured])[] {
  const base = sums.base(before);
  if (base === null || base.respondents.value < Math.max(1, source.survey?.minimumBase ?? 0)) return [];
  const isItem = contentOf(indicator).answers !== null;
  const yes = isItem ? sums.cell([...before, "yes"]) : null;
  return [
    [codesKey([...before, total]), basesOf(base)],
    ...codes.flatMap((code) => {
      const own = sums.cell([...before, code]);
      const cell = own !== null && yes !== null && code === "no" ? complementOf(yes, base) : own;
      const measured = cell === null ? null : shareMeasures(cell, base, sums);
      return measured === null ? [] : [[codesKey([...before, code]), measured] as const];
    }),
  ];
}

/** What a cell leaves of its base. */
function complementOf(cell: WholeCell, base: WholeCell): WholeCell {
  const left = (of: (sums: { weight: number; squares: number }) => number, at: number) =>
    Math.max(0, of(sumsIn(base, at)) - of(sumsIn(cell, at)));
  return {
    ...base,
    weight: { value: Math.max(0, base.weight.value - cell.weight.value), error: cell.weight.error },
    inStrata: base.inStrata.map((_, at) => ({
      weight: left(({ weight }) => weight, at),
      squares: left(({ squares }) => squares, at),
    })),
  };
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
  const effectiveSize = Math.min(respondents.value, weight.value ** 2 / squares);
  return new Map([
    ["base", { value: rounded(respondents.value, 0), error: respondents.error }],
    ["weighted_base", { value: rounded(weight.value, 0), error: weight.error }],
    ...(squares > 0 ? [["effective_base", { value: rounded(effectiveSize, 0), error: null }] as const] : []),
  ]);
}

/**
 * Test of independence of the two sides of a table, as the design of the survey has it: at the row of
 * all totals. Null where a cell is hidden, or the test has no answer.
 */
function independence(
  { indicator, source, min }: InferQuestion,
  sums: SurveySums,
): { readonly row: string; readonly measures: Measured } | null {
  const sides = testedSides(indicator);
  if (source.inferenceTarget === null || sides === null) return null;
  const [side, across] = sides;
  const { universe } = indicator;
  const splits = dimensionsOf(indicator).length;
  const totals = Array.from({ length: splits }, () => total);
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
  const measure = (name: string, value: number) => [name, { value, error: null }] as const;
  return {
    row: codesKey([universe, ...totals]),
    measures: new Map([
      measure("rao_scott_f", test.statistic),
      measure("rao_scott_df", test.degreesOfFreedom.numerator),
      measure("rao_scott_df_residual", test.degreesOfFreedom.denominator),
      measure("rao_scott_p", writtenPValue(pValueGivenShown(test.pValue, chanceOfTable(known, min)))),
    ]),
  };
}

/**
 * Chance that every cell of a table would be shown, were its two sides independent.
 * @param table lines of columns, each of one cell or several
 */
function chanceOfTable(table: readonly (readonly (readonly WholeCell[])[])[], min: number): number {
  const countOf = (cells: readonly WholeCell[]) =>
    cells.reduce((sum, { respondents }) => sum + respondents.value, 0);
  const lines = table.map((line) => line.flat());
  const all = countOf(lines.flat());
  return lines.reduce(
    (ofLines, line) =>
      line.reduce((ofCells, { respondents: { value, error } }, at) => {
        const share = countOf(lines.flatMap((other) => other[at] ?? [])) / all;
        const cell = { count: value, base: Math.round(countOf(line)), error, min };
        return ofCells * chanceShownAt(cell, share, "sampling");
      }, ofLines),
    1,
  );
}

/** Each answer; of an association, the outcome, then all that is not it. */
function columnsOf(indicator: Indicator, answers: readonly string[]): readonly (readonly string[])[] {
  const { association } = contentOf(indicator);
  if (association === null) return answers.map((code) => [code]);
  const { code } = association.outcome;
  return [[code], answers.filter((other) => other !== code)];
}

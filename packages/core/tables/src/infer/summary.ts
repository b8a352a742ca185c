import { type NoisyBand, type NoisyCenter, noisyMean, noisyMedian } from "@vigie/statistics";
import { isWeighted, type NumberRange, type Summary } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import { type ReleasedRows, releasedRows, rounded } from "./counted-rows.ts";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";

/** A summary of the numbers of persons, with what a partner released for it. */
interface SummaryQuestion extends InferQuestion {
  readonly summary: Summary;
  readonly range: NumberRange;
  readonly rows: ReleasedRows;
}

/**
 * Median or mean of a number of persons in each group: the median from the noisy counts of its bands, the mean from a
 * noisy sum of distances to the middle of the range. Methods, section 7.13.
 */
export function inferSummary(question: InferQuestion, summary: Summary): InferredMeasures {
  const { source, table } = question;
  const { range } = source.attributes.get(summary.number) ?? {};
  if (range === undefined) throw new RangeError("a number without a range");
  const rows = releasedRows(table);
  const summaryQuestion: SummaryQuestion = { ...question, summary, range, rows };
  const at = table.dimensions.findIndex(({ name }) => name === summary.of);
  const groups = [...new Set(table.rows.map(({ codes }) => codes[at] ?? total))];
  const universes = [...new Set(table.rows.map(({ codes }) => codes[0] ?? ""))];
  return {
    values: new Map(
      universes.flatMap((universe) =>
        groups.map(
          (group) => [codesKey([universe, group]), measuresIn(universe, group, summaryQuestion)] as const,
        ),
      ),
    ),
    silence: null,
  };
}

function measuresIn(universe: string, group: string, question: SummaryQuestion): Measured {
  const { summary, source, table, rows } = question;
  const whole = rows.rowAt(codesAt(table, summary, { universe, group, number: total }));
  const base = rows.noisy(whole, "base");
  if (base === null) return new Map();
  const known = ["known", { value: base.value, error: base.error }] as const;
  const isFew = base.value < Math.max(1, source.survey?.minimumBase ?? 0);
  if (isFew) return new Map(isWeighted(source) ? [] : [known]);
  const found = summary.statistic === "median" ? medianIn : meanIn;
  return new Map([known, ...found({ universe, group }, question), ...basesIn(whole, question)]);
}

type Cell = { readonly universe: string; readonly group: string; readonly number: string };

/** The codes of a row, others than those of the summary being at their total. */
function codesAt(
  { dimensions }: InferQuestion["table"],
  { of, number: name }: Summary,
  { universe, group, number }: Cell,
): readonly string[] {
  return dimensions.map((dimension, at) =>
    at === 0 ? universe : dimension.name === of ? group : dimension.name === name ? number : total,
  );
}

type Row = ReturnType<ReleasedRows["rowAt"]>;

/** Weighted where respondents are. */
function bandsOf({ universe, group }: Omit<Cell, "number">, question: SummaryQuestion): readonly NoisyBand[] {
  const { summary, table, range, rows } = question;
  const bounds = summary.bands ?? [];
  const bears = table.measures.includes("weighted");
  const counted = (found: Row) =>
    found === undefined || found.count === null
      ? null
      : { value: found.count, error: rows.measure(found, "count_error") ?? 0 };
  return bounds.map((from, at) => {
    const row = rows.rowAt(codesAt(table, summary, { universe, group, number: String(from) }));
    return {
      from,
      to: bounds[at + 1] ?? range.to,
      count: bears ? rows.noisy(row, "weighted") : counted(row),
    };
  });
}

type NamedMeasurement = readonly [
  name: string,
  of: { readonly value: number; readonly error: number | null },
];

function medianIn(at: Omit<Cell, "number">, question: SummaryQuestion): readonly NamedMeasurement[] {
  const { table, summary, rows, min } = question;
  const whole = rows.rowAt(codesAt(table, summary, { ...at, number: total }));
  const [base, respondents] = [weightIn(whole, question), rows.noisy(whole, "base")];
  if (base === null || respondents === null || !(base.value > 0)) return [];
  const meanWeight = base.value / respondents.value;
  const found = noisyMedian(bandsOf(at, question), {
    base: base.value,
    hiddenMost: min * meanWeight,
    sample: sampleIn(whole, question),
  });
  return found.kind === "computed" ? centerMeasures("median", found, question) : [];
}

function meanIn(at: Omit<Cell, "number">, question: SummaryQuestion): readonly NamedMeasurement[] {
  const { table, summary, range, rows } = question;
  const whole = rows.rowAt(codesAt(table, summary, { ...at, number: total }));
  const [sum, base] = [rows.noisy(whole, "sum"), weightIn(whole, question)];
  if (sum === null || base === null || !(base.value > 0)) return [];
  return centerMeasures("mean", noisyMean({ sum, base, range, sample: sampleIn(whole, question) }), question);
}

/** Units of a group whose number is known, by their weight where they have one. */
function weightIn(whole: Row, { table, rows }: SummaryQuestion) {
  return rows.noisy(whole, table.measures.includes("weighted_base") ? "weighted_base" : "base");
}

/** Null where the study reads its source as a whole population. Strata are left out: errors are a little too wide. */
function sampleIn(whole: Row, question: SummaryQuestion) {
  const { source, rows } = question;
  const respondents = rows.noisy(whole, "base")?.value ?? 0;
  if (source.inferenceTarget === null || respondents < 2) return null;
  return { respondents, effectiveSize: effectiveSizeIn(whole, question) ?? respondents };
}

/** Kish's, which the noise of squares cannot raise above the respondents; null where squares are hidden. */
function effectiveSizeIn(whole: Row, question: SummaryQuestion): number | null {
  const { table, rows } = question;
  const base = rows.noisy(whole, "base")?.value ?? null;
  if (!table.measures.includes("squares_base")) return base;
  const squares = rows.measure(whole, "squares_base");
  const weight = weightIn(whole, question)?.value ?? null;
  if (base === null || squares === null || weight === null) return null;
  return squares > 0 ? Math.min(base, weight ** 2 / squares) : null;
}

function centerMeasures(
  name: "median" | "mean",
  { estimate, noiseError, standardError, interval }: NoisyCenter,
  { source }: SummaryQuestion,
): readonly NamedMeasurement[] {
  const value: NamedMeasurement = [name, { value: rounded(estimate, 2), error: noiseError }];
  if (source.protects === "nothing" && source.inferenceTarget === null) return [value];
  const bounds =
    interval === null
      ? []
      : ([
          ["lower", { value: rounded(interval.lower, 2), error: null }],
          ["upper", { value: rounded(interval.upper, 2), error: null }],
        ] as const);
  return [value, ["standard_error", { value: rounded(standardError, 4), error: null }], ...bounds];
}

/** The bases of a weighted survey. */
function basesIn(whole: Row, question: SummaryQuestion): readonly NamedMeasurement[] {
  if (!isWeighted(question.source)) return [];
  const base = question.rows.noisy(whole, "base");
  const weight = weightIn(whole, question);
  if (base === null || weight === null) return [];
  const effective = effectiveSizeIn(whole, question);
  return [
    ["base", { value: base.value, error: base.error }],
    ["weighted_base", { value: rounded(weight.value, 0), error: weight.error }],
    ...(effective === null
      ? []
      : [["effective_base", { value: rounded(effective, 0), error: null }] as const]),
  ];
}

import { type Band, bandedInterval, bandedQuantile, studentCritical } from "@vigie/statistics";
import { isWeighted, type NumberRange, type Summary } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import { filled } from "./filled.ts";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";
import { type ReleasedRows, releasedRows } from "./released-rows.ts";
import { rounded } from "./rounded.ts";

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

/** Weighted where respondents are; the bands that are hidden share what the others leave of those whose number is known. */
function bandsOf({ universe, group }: Omit<Cell, "number">, question: SummaryQuestion): readonly Band[] {
  const { summary, table, range, rows, min } = question;
  const bounds = summary.bands ?? [];
  const bears = table.measures.includes("weighted");
  const row = (number: string) => rows.rowAt(codesAt(table, summary, { universe, group, number }));
  const whole = row(total);
  const counted = (found: Row) =>
    found === undefined || found.count === null
      ? null
      : { value: found.count, error: rows.measure(found, "count_error") ?? 0 };
  const cells = bounds.map((bound) =>
    bears ? rows.noisy(row(String(bound)), "weighted") : counted(row(String(bound))),
  );
  const all = rows.noisy(whole, bears ? "weighted_base" : "base")?.value ?? 0;
  const counts = filled(
    cells.map((cell) => (cell === null ? null : Math.max(0, cell.value))),
    all,
  );
  // A hidden count may be any under the threshold.
  const hidden = min ** 2 / 12;
  return bounds.map((from, at) => ({
    from,
    to: bounds[at + 1] ?? range.to,
    count: counts[at] ?? 0,
    noise: cells[at] === null ? hidden : (cells[at]?.error ?? 0) ** 2,
  }));
}

function medianIn(at: Omit<Cell, "number">, question: SummaryQuestion): readonly NamedMeasurement[] {
  const { table, summary, rows, source } = question;
  const bands = bandsOf(at, question);
  const found = bandedQuantile(bands);
  if (found.kind === "not_computed") return [];
  const median: NamedMeasurement = ["median", { value: rounded(found.estimate, 2), error: found.noiseError }];
  if (source.inferenceTarget === null || !isWeighted(source)) return [median];
  // Each respondent moves the share under the median by half its weight, one way or the other: strata are left out.
  const whole = rows.rowAt(codesAt(table, summary, { ...at, number: total }));
  const base = rows.noisy(whole, "base")?.value ?? 0;
  const weight = bands.reduce((sum, { count }) => sum + count, 0);
  const squares = rows.measure(whole, "squares_base") ?? base;
  const sampled = base < 2 ? 0 : ((squares / (4 * weight ** 2)) * base) / (base - 1);
  const error = Math.sqrt(sampled + found.shareNoise ** 2);
  const interval =
    base < 2 ? null : bandedInterval(bands, { margin: studentCritical(0.95, base - 1) * error });
  return [
    median,
    ["standard_error", { value: rounded(error * found.slope, 4), error: null }],
    ...(interval === null
      ? []
      : ([
          ["lower", { value: rounded(interval.lower, 2), error: null }],
          ["upper", { value: rounded(interval.upper, 2), error: null }],
        ] as const)),
  ];
}

type NamedMeasurement = readonly [
  name: string,
  of: { readonly value: number; readonly error: number | null },
];

/** The middle of the range, and a noisy sum of distances to it over a noisy number of units: delta method for the error. */
function meanIn(at: Omit<Cell, "number">, question: SummaryQuestion): readonly NamedMeasurement[] {
  const { table, summary, range, rows } = question;
  const whole = rows.rowAt(codesAt(table, summary, { ...at, number: total }));
  const sum = rows.noisy(whole, "sum");
  const all = rows.noisy(whole, table.measures.includes("weighted_base") ? "weighted_base" : "base");
  if (sum === null || all === null || !(all.value > 0)) return [];
  const distance = sum.value / all.value;
  const within = Math.min(range.to, Math.max(range.from, (range.from + range.to) / 2 + distance));
  const error = Math.hypot(sum.error, distance * all.error) / all.value;
  return [["mean", { value: rounded(within, 2), error }]];
}

/** The bases of a weighted survey. */
function basesIn(whole: Row, { source, table, rows }: SummaryQuestion): readonly NamedMeasurement[] {
  if (!isWeighted(source)) return [];
  const bears = table.measures.includes("weighted");
  const base = rows.noisy(whole, "base");
  const weight = bears ? rows.noisy(whole, "weighted_base") : base;
  const squares = bears ? rows.measure(whole, "squares_base") : (base?.value ?? null);
  if (base === null || weight === null) return [];
  return [
    ["base", { value: base.value, error: base.error }],
    ["weighted_base", { value: rounded(weight.value, 0), error: weight.error }],
    ...(squares === null || !(squares > 0)
      ? []
      : [["effective_base", { value: rounded(weight.value ** 2 / squares, 0), error: null }] as const]),
  ];
}

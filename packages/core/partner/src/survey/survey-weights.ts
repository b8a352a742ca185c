import { rake } from "@vigie/statistics";
import type { Source, Survey } from "@vigie/study";
import { type JointCounts, unknown } from "@vigie/table";

/** One weight per respondent, in the order of `expanded`. */
export interface SurveyWeights {
  /** As the file has them; 1 where the study names none. */
  readonly initial: readonly number[];
  /** Raked where the study has margins that weights can meet, then at most its greatest weight. */
  readonly final: readonly number[];
  /** Weights brought down to the greatest one. */
  readonly clipped: number;
  /** `not_reached`: no weights meet the margins within the bounds, or not all have a code of each; null where none is asked. */
  readonly raking: RakingReport | "not_reached" | null;
}

export interface RakingReport {
  readonly passes: number;
  readonly gapMax: number;
  readonly trimmed: number;
  /** Ratio of final weights to initial ones, both brought to the same total. */
  readonly ratio: { readonly least: number; readonly greatest: number };
}

/** @param counts all respondents */
export function surveyWeights({ survey }: Source, counts: JointCounts): SurveyWeights {
  if (survey === null) throw new RangeError("a source without a survey has no weights");
  const rows = expanded(counts);
  const column = (name: string) => {
    const at = counts.columns.indexOf(name);
    return rows.map((row) => row[at] ?? null);
  };
  const { weight, calibration, weightMax } = survey;
  const initial = weight === null ? rows.map(() => 1) : column(weight).map(Number);
  const codes = (name: string) => column(name).map((value) => String(value ?? unknown));
  const raked = calibration === null ? null : rakedTo(calibration, initial, codes);
  const greatest = weightMax ?? Number.POSITIVE_INFINITY;
  const weights = raked === null || raked === "not_reached" ? initial : raked.weights;
  return {
    initial,
    final: weights.map((each) => Math.min(each, greatest)),
    clipped: weights.filter((each) => each > greatest).length,
    raking: raked === null || raked === "not_reached" ? raked : raked.report,
  };
}

function rakedTo(
  { margins, bounds }: NonNullable<Survey["calibration"]>,
  weights: readonly number[],
  codes: (name: string) => readonly string[],
): { readonly weights: readonly number[]; readonly report: RakingReport } | "not_reached" {
  const question = {
    weights,
    margins: [...margins].map(([name, sizes]) => ({
      codes: codes(name),
      targets: Object.fromEntries(sizes),
    })),
  };
  const found = bounds === null ? rake(question) : rake(question, bounds);
  if (found.kind === "not_computed") return "not_reached";
  const scale = sum(found.weights) / sum(weights);
  const ratios = found.weights.map((weight, i) => weight / ((weights[i] ?? 0) * scale));
  return {
    weights: found.weights,
    report: {
      passes: found.passes,
      gapMax: found.gapMax,
      trimmed: found.trimmed,
      ratio: {
        least: ratios.reduce((least, ratio) => Math.min(least, ratio), Number.POSITIVE_INFINITY),
        greatest: ratios.reduce((greatest, ratio) => Math.max(greatest, ratio), 0),
      },
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** One row per respondent. */
export function expanded({ rows }: JointCounts): readonly JointCounts["rows"][number]["values"][] {
  return rows.flatMap(({ values, count }) => Array.from({ length: count }, () => values));
}

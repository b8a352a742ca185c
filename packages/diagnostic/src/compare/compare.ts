import type { PublishedFigure } from "@vigie/study";
import type { GatheredStudy } from "../gather.ts";
import { evaluate, indicatorsOf } from "./evaluate.ts";
import { judge, type Verdict } from "./judge.ts";
import { notComputed, scaled, type Value } from "./value.ts";

/** One line of `published.json`. */
export interface Comparison {
  readonly id: string;
  /** The indicators that give it, joined by `+`; null where nothing gives it yet. */
  readonly indicator: string | null;
  readonly published: number | null;
  /** Unrounded, in the figure's own unit; null for a claim, a hidden count, or what is not computed. */
  readonly computed: number | null;
  /** Standard error that noise gives it. */
  readonly error: number | null;
  readonly precision: PublishedFigure["precision"];
  readonly verdict: Verdict;
  /** Whether the difference is within the noise, and larger than rounding. */
  readonly withinNoise: boolean;
}

/** Every published figure against the tables, in the study's order. Methods, section 8. */
export function compare(evidence: GatheredStudy): readonly Comparison[] {
  return evidence.study.published.map((figure) => {
    const { computed } = figure;
    const value = inUnit(figure, computed === null ? notComputed : evaluate(computed, evidence));
    const indicators = computed === null ? [] : indicatorsOf(computed);
    return {
      id: figure.id,
      indicator: indicators.length === 0 ? null : indicators.join("+"),
      published: figure.value,
      computed: value.kind === "number" ? value.value : null,
      error: value.kind === "number" ? value.error : null,
      precision: figure.precision,
      ...judge(figure, value),
    };
  });
}

function inUnit({ unit }: PublishedFigure, value: Value): Value {
  return unit === "%" ? scaled(value, 100) : value;
}

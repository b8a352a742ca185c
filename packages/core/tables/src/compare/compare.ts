import type { PublishedFigure } from "@vigie/study";
import { type GatheredStudy, partnerOf } from "../gather.ts";
import type { HolderReception } from "../holders.ts";
import { evaluate, indicatorsOf } from "./evaluate.ts";
import { notComputedValue, scaled, type Value } from "./value.ts";

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
  /** How many holders of each group its tables are of; left out where none is of a group. */
  readonly holders?: readonly ComparedHolders[];
}

interface ComparedHolders extends Pick<HolderReception, "expected" | "received" | "residents"> {
  readonly partner: string;
  readonly awaited: readonly string[];
}

/** Every published figure against the tables, in the study's order. Methods, section 8. */
export function compare(evidence: GatheredStudy): readonly Comparison[] {
  return evidence.study.published.map((figure) => {
    const { computed } = figure;
    const value = inUnit(figure, computed === null ? notComputedValue : evaluate(computed, evidence));
    const indicators = computed === null ? [] : indicatorsOf(computed);
    return {
      id: figure.id,
      indicator: indicators.length === 0 ? null : indicators.join("+"),
      published: figure.value,
      computed: value.kind === "number" ? value.value : null,
      error: value.kind === "number" ? value.error : null,
      precision: figure.precision,
      ...judge(figure, value),
      ...holdersOf(indicators, evidence),
    };
  });
}

/** The holders that the tables of some indicators are of, once for each group and coverage. */
function holdersOf(
  indicators: readonly string[],
  { gathered, study }: GatheredStudy,
): Pick<Comparison, "holders"> {
  const found = indicators.flatMap((id): readonly ComparedHolders[] => {
    const [held, source] = [gathered.get(id), study.indicators.get(id)?.source];
    if (held?.state !== "published" || held.table.holders === null || source === undefined) return [];
    const { expected, received, residents, awaited } = held.table.holders;
    const partner = partnerOf(source, study).id;
    return [{ partner, expected, received, residents, awaited: awaited.map(({ id: holder }) => holder) }];
  });
  const distinct = new Map(found.map((each) => [JSON.stringify(each), each]));
  return distinct.size === 0 ? {} : { holders: [...distinct.values()] };
}

function inUnit({ unit }: PublishedFigure, value: Value): Value {
  return unit === "%" ? scaled(value, 100) : value;
}

export const verdicts = [
  "agrees",
  "differs",
  "inconsistent",
  "not_precise",
  "masked",
  "not_judged",
  "not_computed",
  "not_comparable",
] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict on a printed figure, and whether it agrees only because the difference is within the noise. */
interface Judgement {
  readonly verdict: Verdict;
  readonly withinNoise: boolean;
}

/** Shares are binary fractions of counts under 10^8: two that differ do so by more than this. */
const roundingError = 1e-9;
/** Standard errors of noise within which a figure agrees: 99 % of the noise. */
const noiseMargin = 2.6;
/** Standard error of noise, in points, or relative to a number, above which agreeing would say nothing. */
const preciseMax = { points: 1, ratio: 0.01 } as const;

/**
 * The verdict on a printed figure, from the value that the tables give. Methods, section 8.
 * @param value in the figure's own unit: percent where it is printed in percent
 */
export function judge(figure: PublishedFigure, value: Value): Judgement {
  if (figure.why !== null) return plainly("not_comparable");
  if (!figure.judged) return plainly("not_judged");
  if (value.kind === "not_computed") return plainly("not_computed");
  if (value.kind === "hidden") return plainly("masked");
  const found = agreement(figure, value);
  if (found === "agrees" || found === "not_precise") return plainly(found);
  if (found === "within_noise") return { verdict: "agrees", withinNoise: true };
  return plainly(figure.inconsistentWith.length > 0 ? "inconsistent" : "differs");
}

function plainly(verdict: Verdict): Judgement {
  return { verdict, withinNoise: false };
}

/** Half up at the printed decimals: 28.5 is printed 29. */
export function roundedHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + roundingError) / scale;
}

type Agreement = "agrees" | "within_noise" | "not_precise" | "differs";

function agreement(figure: PublishedFigure, value: Value): Agreement {
  const { precision, value: printed, decimals, tolerance } = figure;
  if (value.kind === "truth") return value.holds ? "agrees" : "differs";
  if (value.kind !== "number" || printed === null) return "differs";
  const gap = Math.abs(value.value - printed);
  const noise = noiseMargin * value.error;
  const isWithin = (allowed: number): Agreement => {
    if (gap > allowed + noise + roundingError || value.error === 0) return "differs";
    return isPrecise(figure, value) ? "within_noise" : "not_precise";
  };
  switch (precision) {
    case "exact":
      return Math.abs(roundedHalfUp(value.value, decimals) - printed) <= roundingError
        ? "agrees"
        : isWithin(0.5 * 10 ** -decimals);
    case "about": {
      const allowed = tolerance ?? 0;
      return gap <= allowed + roundingError ? "agrees" : isWithin(allowed);
    }
    case "over":
      if (value.value > printed + noise) return "agrees";
      return value.error > 0 && gap <= noise ? "not_precise" : "differs";
    case "ordinal":
      return "differs";
    default:
      return precision satisfies never;
  }
}

function isPrecise(
  { unit, value: printed }: PublishedFigure,
  { error }: Extract<Value, { readonly kind: "number" }>,
): boolean {
  return error <= (unit === "%" ? preciseMax.points : preciseMax.ratio * Math.abs(printed ?? 0));
}

import { type NotComputed, notComputed } from "../not-computed.ts";
import { sum } from "../sum.ts";

/** A margin to meet: the code of each respondent, and the units that each code stands for in the population. */
export interface RakingMargin {
  readonly codes: readonly string[];
  /** > 0; every margin adds up to the same population. A code that someone has and that is not here cannot be met. */
  readonly targets: Readonly<Record<string, number>>;
}

export interface Raking {
  readonly kind: "computed";
  /** One a respondent; they add up to the population. */
  readonly weights: readonly number[];
  /** Passes over all margins. */
  readonly passes: number;
  /** Greatest relative gap between a margin and its target. */
  readonly gapMax: number;
  /** Respondents whose weight the last trimming changed. */
  readonly trimmed: number;
}

/**
 * `margins_disagree`: their targets do not add up to one population;
 * `code_absent`: no respondent has a code that has a target;
 * `code_without_target`: a respondent has a code without one, as where the value is unknown;
 * `not_converged`: margins and bounds were not met together in a thousand passes; there may be no such weights.
 */
export type NoRaking = NotComputed<
  "margins_disagree" | "code_absent" | "code_without_target" | "not_converged"
>;

export interface Bounds {
  readonly least: number;
  readonly greatest: number;
}

/** Relative gap under which a margin is met. */
const gapAllowed = 1e-8;
const passesMax = 1000;

/**
 * Weights brought to known margins by iterative proportional fitting; with bounds, trimmed and raked again until
 * margins and bounds hold together.
 * @param weights initial, > 0, one a respondent
 * @param bounds least and greatest final weight over initial weight, the latter first scaled to the population
 * @throws {RangeError} where a weight or target is not > 0, a margin lacks the code of a respondent, or bounds do not hold 1
 * @see Deming and Stephan (1940); Deville, Särndal and Sautory (1993) for bounded calibration
 */
export function rake(
  { weights, margins }: { weights: readonly number[]; margins: readonly RakingMargin[] },
  bounds: Bounds = { least: 0, greatest: Number.POSITIVE_INFINITY },
): Raking | NoRaking {
  requireDomain(weights, margins);
  if (!(bounds.least >= 0 && bounds.least <= 1 && bounds.greatest >= 1))
    throw new RangeError("bounds hold 1");
  const populations = margins.map(({ targets }) => sum(Object.values(targets)));
  const population = populations[0] ?? 0;
  if (populations.some((other) => Math.abs(other - population) > gapAllowed * population))
    return notComputed("margins_disagree");
  if (margins.some(({ codes, targets }) => Object.keys(targets).some((code) => !codes.includes(code))))
    return notComputed("code_absent");
  if (margins.some(({ codes, targets }) => codes.some((code) => !Object.hasOwn(targets, code))))
    return notComputed("code_without_target");
  return raked(weights, margins, { bounds, population });
}

function raked(
  weights: readonly number[],
  margins: readonly RakingMargin[],
  { bounds, population }: { bounds: Bounds; population: number },
): Raking | NoRaking {
  const scale = population / sum(weights);
  const initial = weights.map((weight) => weight * scale);
  let current: readonly number[] = initial;
  let trimmed = 0;
  for (let passes = 1; passes <= passesMax; passes++) {
    current = margins.reduce(fitted, current);
    const gaps = margins.map((margin) => gapOf(current, margin));
    const gapMax = Math.max(...gaps);
    if (gapMax > gapAllowed) continue;
    const inside = initial.map((start, i) => within(bounds, { start, weight: current[i] ?? 0 }));
    const outside = inside.filter((weight, i) => Math.abs(weight / (current[i] ?? 0) - 1) > gapAllowed);
    if (outside.length === 0) return { kind: "computed", weights: current, passes, gapMax, trimmed };
    trimmed = inside.filter((weight, i) => weight !== current[i]).length;
    current = inside;
  }
  return notComputed("not_converged");
}

function requireDomain(weights: readonly number[], margins: readonly RakingMargin[]): void {
  if (margins.length === 0) throw new RangeError("raking needs a margin");
  const targets = margins.flatMap((margin) => Object.values(margin.targets));
  if ([...weights, ...targets].some((x) => !(x > 0 && Number.isFinite(x))))
    throw new RangeError("weights and targets are numbers > 0");
  if (margins.some(({ codes }) => codes.length !== weights.length))
    throw new RangeError("each respondent has a code in each margin");
}

/** The weights of each code multiplied so that they add up to its target. */
function fitted(weights: readonly number[], { codes, targets }: RakingMargin): readonly number[] {
  const totals = totalsOf(weights, codes);
  return codes.map((code, i) => ((weights[i] ?? 0) / (totals.get(code) ?? 1)) * (targets[code] ?? 0));
}

function gapOf(weights: readonly number[], { codes, targets }: RakingMargin): number {
  const totals = totalsOf(weights, codes);
  return Math.max(
    ...Object.entries(targets).map(([code, target]) => Math.abs((totals.get(code) ?? 0) - target) / target),
  );
}

const within = ({ least, greatest }: Bounds, { start, weight }: { start: number; weight: number }) =>
  Math.min(Math.max(weight, least * start), greatest * start);

function totalsOf(weights: readonly number[], codes: readonly string[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const [i, code] of codes.entries()) totals.set(code, (totals.get(code) ?? 0) + (weights[i] ?? 0));
  return totals;
}

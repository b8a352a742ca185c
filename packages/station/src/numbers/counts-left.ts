import type { NumberRegion } from "./number-crossing.ts";
import { halfOf, mayBeMean, type PrintedNumber } from "./printed-number.ts";

/** A mean that is printed of some persons, without how many they are. */
export interface PrintedMean {
  readonly region: NumberRegion;
  readonly printed: PrintedNumber;
}

/** A mean that others are made of. */
export interface Part {
  /** How often its sum goes into that of the whole. */
  readonly times: number;
  readonly mean: PrintedMean;
}

interface Rules {
  /** Of which every number is a multiple. */
  readonly step: number;
  readonly min: number;
}

/**
 * Whether a mean beside those that it is made of leaves `min` possible counts of each: that of the whole lies between
 * those of its parts, nearer to the one of more numbers, and its digits tell how much nearer. Counts of two parts are
 * moved at a time, which is enough to find as many.
 */
export function leavesCounts(whole: PrintedMean, parts: readonly Part[], rules: Rules): boolean {
  const { min } = rules;
  return parts.every((part) => {
    const { known } = part.mean.region.held;
    const last = Math.min(sizeOf(part), known + near * min);
    let fitting = 0;
    for (let count = Math.max(min, known - near * min); count <= last && fitting < min; count++)
      if (isPossible(count, part, { whole, parts }, rules)) fitting++;
    return fitting >= min;
  });
}

/** Times `min`: how far from the true count others are sought. Those that fit are around it. */
const near = 5;

type Counts = ReadonlyMap<Part, number>;
type Equation = { readonly whole: PrintedMean; readonly parts: readonly Part[] };

function isPossible(count: number, part: Part, equation: Equation, rules: Rules): boolean {
  const own: Counts = new Map([[part, count]]);
  const gap = gapOf(own, equation).by;
  const tries = equation.parts.flatMap((other) => {
    const each = weightOf(other, 1) * offOf(other, equation);
    if (other === part || each === 0) return [];
    const balanced = Math.round(other.mean.region.held.known - gap / each);
    return [new Map([...own, [other, Math.min(Math.max(balanced, rules.min), sizeOf(other))]])];
  });
  return [own, ...tries].some((counts) => isBalanced(counts, equation, rules));
}

function isBalanced(counts: Counts, equation: Equation, { step }: Rules): boolean {
  const { by, most } = gapOf(counts, equation);
  return (
    Math.abs(by) <= most && [...counts].every(([{ mean }, known]) => mayBeMean(mean.printed, { step, known }))
  );
}

/** How far the sum of the parts is from that of the whole, and how far their digits let it be. */
function gapOf(counts: Counts, equation: Equation): { readonly by: number; readonly most: number } {
  const terms = equation.parts.map((part) => ({
    part,
    weight: weightOf(part, counts.get(part) ?? part.mean.region.held.known),
  }));
  return {
    by: terms.reduce((sum, { part, weight }) => sum + weight * offOf(part, equation), 0),
    most: terms.reduce(
      (sum, { part, weight }) =>
        sum + Math.abs(weight) * (halfOf(part.mean.printed) + halfOf(equation.whole.printed)),
      0,
    ),
  };
}

function weightOf({ times, mean }: Part, count: number): number {
  const { known, weight } = mean.region.held;
  return (times * weight * count) / known;
}

function offOf({ mean }: Part, { whole }: Equation): number {
  return mean.printed.value - whole.printed.value;
}

function sizeOf({ mean }: Part): number {
  const { known, unknown } = mean.region.held;
  return known + unknown;
}

import { rounded } from "../estimates/rounded.ts";

/** What anybody sees of a mean or a median. */
export interface PrintedNumber {
  readonly value: number;
  readonly decimals: number;
}

/**
 * To three significant digits, and to the unit from 100 on: as much as people read, and less than would give the sum of
 * whole numbers back.
 */
export function printedNumber(value: number): PrintedNumber {
  return at(value, Math.max(0, 2 - magnitudeOf(value)));
}

/**
 * As many digits as leave as many possible counts of known numbers as the threshold asks for: the mean of whole numbers
 * is a fraction, whose denominator a few digits tell.
 * @param step of which every number is a multiple
 * @param size persons, their numbers known or not
 * @returns null where even one digit leaves too few
 */
export function printedWithoutCount(
  value: number,
  asked: {
    readonly statistic: "median" | "mean";
    readonly step: number;
    readonly size: number;
    readonly min: number;
  },
): PrintedNumber | null {
  return printsOf(value).find((print) => isVague(print, asked)) ?? null;
}

/** What may be printed of a number, to one digit at least; the finest first. */
export function printsOf(value: number): readonly PrintedNumber[] {
  const finest = printedNumber(value).decimals;
  const coarsest = Math.min(finest, -magnitudeOf(value));
  return Array.from({ length: finest - coarsest + 1 }, (_, coarser) => at(value, finest - coarser));
}

/** How far the true number may be from what is printed. */
export function halfOf({ decimals }: PrintedNumber): number {
  return 0.5 * 10 ** -decimals;
}

/** Whether a sum of multiples of a step, shared by so many, may be printed so. */
export function mayBeMean(print: PrintedNumber, { step, known }: { step: number; known: number }): boolean {
  return hasMultiple(print, step / known);
}

/**
 * Whether a value would be printed so.
 * @param known whether on how many it is taken is told, so that no digit is left out
 */
export function isPrintOf(printed: number, value: number, known: boolean): boolean {
  const prints = known ? [printedNumber(value)] : printsOf(value);
  return prints.some((own) => Math.abs(own.value - printed) < 1e-6);
}

/** The greatest step that all numbers are multiples of, to six decimals; 1 where all are 0. */
export function stepOf(numbers: readonly number[]): number {
  const scale = 1e6;
  const step = numbers.reduce((found, number) => divisor(found, Math.abs(Math.round(number * scale))), 0);
  return step === 0 ? 1 : step / scale;
}

/** Whether enough counts of known numbers, of those that the threshold lets print, could give it. */
function isVague(
  print: PrintedNumber,
  {
    statistic,
    step,
    size,
    min,
  }: {
    readonly statistic: "median" | "mean";
    readonly step: number;
    readonly size: number;
    readonly min: number;
  },
): boolean {
  let fitting = 0;
  for (let known = min; known <= size && fitting < min; known++) {
    const unit = statistic === "mean" ? step / known : step / (known % 2 === 0 ? 2 : 1);
    if (hasMultiple(print, unit)) fitting++;
  }
  return fitting >= min;
}

function hasMultiple(print: PrintedNumber, unit: number): boolean {
  const half = halfOf(print);
  return Math.floor((print.value + half) / unit + 1e-9) >= Math.ceil((print.value - half) / unit - 1e-9);
}

/** Power of ten of the first digit. */
function magnitudeOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
}

function at(value: number, decimals: number): PrintedNumber {
  return { value: rounded(value, decimals), decimals };
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

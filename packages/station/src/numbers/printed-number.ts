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
  const finest = printedNumber(value).decimals;
  for (let decimals = finest; decimals >= Math.min(finest, -magnitudeOf(value)); decimals--)
    if (isVague(at(value, decimals), asked)) return at(value, decimals);
  return null;
}

/** Whether what was printed may be a value, to one digit at least. */
export function isPrintOf(printed: number, value: number): boolean {
  const finest = printedNumber(value).decimals;
  const coarsest = Math.min(finest, -magnitudeOf(value));
  return Array.from(
    { length: finest - coarsest + 1 },
    (_, coarser) => at(value, finest - coarser).value,
  ).some((own) => Math.abs(own - printed) < 1e-6);
}

/** The greatest step that all numbers are multiples of, to six decimals; 1 where all are 0. */
export function stepOf(numbers: readonly number[]): number {
  const scale = 1e6;
  const step = numbers.reduce((found, number) => divisor(found, Math.abs(Math.round(number * scale))), 0);
  return step === 0 ? 1 : step / scale;
}

/** Whether enough counts of known numbers, of those that the threshold lets print, could give it. */
function isVague(
  { value, decimals }: PrintedNumber,
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
  const half = 0.5 * 10 ** -decimals;
  const hasMultiple = (unit: number) =>
    Math.floor((value + half) / unit + 1e-9) >= Math.ceil((value - half) / unit - 1e-9);
  let fitting = 0;
  for (let known = min; known <= size && fitting < min; known++) {
    const unit = statistic === "mean" ? step / known : step / (known % 2 === 0 ? 2 : 1);
    if (hasMultiple(unit)) fitting++;
  }
  return fitting >= min;
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

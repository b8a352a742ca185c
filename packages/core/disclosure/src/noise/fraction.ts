/**
 * An exact rational number. The functions of this file return it in lowest terms; those that accept one only
 * need a denominator > 0.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * `numerator` over `denominator`, in lowest terms.
 * @param denominator any integer but 0; a negative one gives its sign to the numerator
 * @throws {RangeError} denominator 0
 */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError("a fraction has no denominator 0");
  const size = greatestCommonDivisor(numerator, denominator);
  const divisor = denominator < 0n ? -size : size;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * The decimal that JavaScript prints for a number, exactly: `fractionOf(0.1)` is 1/10, not the binary number
 * nearest to it.
 * @param decimal at most 6 decimals; an integer must be a safe one
 * @throws {RangeError} more decimals, not finite, or beyond 2^53 - 1 in absolute value
 */
export function fractionOf(decimal: number): Fraction {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(decimal)) ?? [];
  if (whole === "" || decimal > Number.MAX_SAFE_INTEGER || decimal < -Number.MAX_SAFE_INTEGER)
    throw new RangeError(`not a decimal of at most 6 decimals: ${decimal}`);
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { ...b, numerator: -b.numerator });
}

/** 0 for an empty list. */
export function sumOfFractions(terms: readonly Fraction[]): Fraction {
  return terms.reduce(add, fraction(0n));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws {RangeError} `divisor` is 0 */
export function divide(dividend: Fraction, divisor: Fraction): Fraction {
  return fraction(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`: the order that `sort` expects. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** For display only: rounded, so no noise may be drawn from it. */
export function asNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** "29", "-1/2", "200/7". */
export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** The inverse of `formatFraction`: null for every text that `formatFraction` does not produce, such as "2/4", "3/1" or "-0". */
export function readFraction(text: string): Fraction | null {
  const [, numerator, denominator = "1"] = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  if (numerator === undefined) return null;
  const read = fraction(BigInt(numerator), BigInt(denominator));
  return formatFraction(read) === text ? read : null;
}

/** Always > 0, unless both are 0. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [greater, less] = [a, b];
  while (less !== 0n) [greater, less] = [less, greater % less];
  return greater < 0n ? -greater : greater;
}

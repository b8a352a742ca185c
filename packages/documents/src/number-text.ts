import type { Numbers } from "@vigie/words";

/** How a number is written, by what it is. */
const written = {
  count: (value, { count }) => count(value),
  /** To two decimals at most. */
  decimal: (value, { rounded }) => rounded(value, 2),
  /** In 0..1, as a percentage to one decimal. */
  share: (value, { percent }) => percent(value, 1),
  /** Percentage points of error: to one decimal, to two under one point. */
  points: (value, { rounded, fixed }) => (value < 1 ? rounded(value, 2) : fixed(value, 1)),
  /** Differences bear their sign, `+3`, `−3`, `0`: of counts, of decimals, of percentage points. */
  difference: (value, { signedRounded }) => signedRounded(value, 3),
  decimalDifference: (value, { signedRounded }) => signedRounded(value, 2),
  pointsDifference: (value, { signedFixed }) => signedFixed(value, 1),
} satisfies Readonly<Record<string, (value: number, numbers: Numbers) => string>>;

export type NumberType = keyof typeof written;

/** A number in the words of a language. */
export function numberText(value: number, type: NumberType, numbers: Numbers): string {
  return written[type](value, numbers);
}

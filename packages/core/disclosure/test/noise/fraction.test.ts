import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  asNumber,
  compareFractions,
  divide,
  formatFraction,
  fraction,
  fractionOf,
  multiply,
  readFraction,
  sumOfFractions,
} from "../../src/noise/fraction.ts";

const runs = process.env.VIGIE_LONG ? { numRuns: 5000 } : { numRuns: 100, seed: 2026 };

test.each([
  [4n, 2n, "2"],
  [400n, 14n, "200/7"],
  [0n, 5n, "0"],
  [-3n, 6n, "-1/2"],
  [3n, -6n, "-1/2"],
  [10n ** 40n, 10n ** 39n, "10"],
])("%d over %d is %s", (numerator, denominator, text) => {
  expect(formatFraction(fraction(numerator, denominator))).toBe(text);
});

test.each([
  [1, "1"],
  [0.1, "1/10"],
  [-0, "0"],
  [0.000001, "1/1000000"],
  [2.5, "5/2"],
  [-1.25, "-5/4"],
  [0.333333, "333333/1000000"],
  [123456.654321, "123456654321/1000000"],
  [Number.MAX_SAFE_INTEGER, "9007199254740991"],
])("the decimal %d is %s exactly", (decimal, text) => {
  expect(formatFraction(fractionOf(decimal))).toBe(text);
});

test.each([
  0.1 + 0.2,
  1 / 3,
  1e-7,
  0.1234567,
  1e21,
  2 ** 53,
  -(2 ** 53),
  Number.NaN,
  Number.POSITIVE_INFINITY,
])("the number %d is refused", (decimal) => {
  expect(() => fractionOf(decimal)).toThrow(RangeError);
});

test("a sum, a product, a quotient, by hand", () => {
  const [half, third] = [fraction(1n, 2n), fraction(1n, 3n)];
  expect(formatFraction(add(half, third))).toBe("5/6");
  expect(formatFraction(multiply(half, third))).toBe("1/6");
  expect(formatFraction(divide(half, third))).toBe("3/2");
  expect(formatFraction(divide(half, fraction(-1n, 3n)))).toBe("-3/2");
  expect(asNumber(fraction(200n, 7n))).toBe(200 / 7);
});

test("a denominator 0 is refused", () => {
  expect(() => fraction(1n, 0n)).toThrow(RangeError);
  expect(() => divide(fraction(1n), fraction(0n))).toThrow(RangeError);
});

test("thirty equal shares of 1 add up to 1 exactly", () => {
  const shares = Array.from({ length: 30 }, () => fraction(1n, 30n));
  expect(formatFraction(sumOfFractions(shares))).toBe("1");
  expect(formatFraction(sumOfFractions([]))).toBe("0");
});

test.each([
  "",
  "2/4",
  "3/1",
  "-0",
  "+1",
  "01",
  "1/0",
  "1/-2",
  "-",
  "/2",
  "0/2",
  "1.5",
  "1e3",
  " 1",
  "1 ",
  "1\n",
  "0x10",
  "١",
])("readFraction refuses %j", (text) => {
  expect(readFraction(text)).toBeNull();
});

describe("any fractions", () => {
  const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const any = fc
    .tuple(
      integer,
      integer.filter((value) => value !== 0n),
    )
    .map(([numerator, denominator]) => fraction(numerator, denominator));

  test("readFraction reads what is written", () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(readFraction(formatFraction(a))).toEqual(a);
      }),
      runs,
    );
  });

  test("dividing undoes multiplying; order agrees with the sign of the difference; equal means the same parts", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
        const difference = add(a, multiply(b, fraction(-1n)));
        expect(compareFractions(a, b)).toBe(compareFractions(difference, fraction(0n)));
        expect(compareFractions(a, a)).toBe(0);
        expect(a.denominator > 0n).toBe(true);
      }),
      runs,
    );
  });

  test("fractionOf is the decimal that is printed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, decimals) => {
          const text = (digits / 10 ** decimals).toFixed(decimals);
          expect(fractionOf(Number(text))).toEqual(fraction(BigInt(digits), 10n ** BigInt(decimals)));
        },
      ),
      runs,
    );
  });
});

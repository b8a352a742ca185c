import { expect, test } from "vitest";
import { storedNumberText } from "../src/value-text.ts";

const cases: readonly (readonly [number, string])[] = [
  [0, "0"],
  [-0, "0"],
  [0.1, "0.1"],
  [1 / 3, "0.3333333333333333"],
  [1234567890123456, "1234567890123456"],
  [-12.5, "-12.5"],
  [1e-7, "0.0000001"],
  [-1.25e-9, "-0.00000000125"],
  [1e21, "1000000000000000000000"],
  [1.5e22, "15000000000000000000000"],
  [Number.MAX_VALUE, `17976931348623157${"0".repeat(292)}`],
  [Number.POSITIVE_INFINITY, "Infinity"],
];

for (const [number, text] of cases)
  test(`${number} is written ${text.slice(0, 30)}`, () => {
    expect(storedNumberText(number)).toBe(text);
    expect(Number(text)).toBe(number + 0);
  });

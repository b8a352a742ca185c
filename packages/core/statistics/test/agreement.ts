import { expect } from "vitest";

/**
 * Relative agreement to 1e-9. `absolute` is for numbers that a subtraction gives, whose last digits are those of
 * what was subtracted.
 */
export function expectAgreement(
  actual: number | null | undefined,
  expected: number | null,
  absolute = 0,
): void {
  if (typeof actual === "number" && expected !== null) {
    const tolerance = Math.max(1e-9 * Math.abs(expected), absolute);
    expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
  } else expect(actual).toBe(expected);
}

function isComputed<T extends { readonly kind: string }>(
  result: T,
): result is Extract<T, { kind: "computed" }> {
  return result.kind === "computed";
}

/** Fails the test where the method gave no answer. */
export function computed<T extends { readonly kind: string }>(result: T): Extract<T, { kind: "computed" }> {
  if (!isComputed(result)) return expect.fail(`no answer: ${JSON.stringify(result)}`);
  return result;
}

import { expect, test } from "vitest";
import { oneTimePassword, timeStepOf } from "../src/accounts/second-factor.ts";

/** RFC 6238, appendix B (SHA-1, eight digits there: the last six are those of six digits). */
const secret = new TextEncoder().encode("12345678901234567890");
test.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
])("at %i s, the password of RFC 6238", (seconds, eight) => {
  expect(oneTimePassword(secret, seconds)).toBe(eight.slice(2));
});

test("a password is good in its period and the ones beside it, and no longer", () => {
  // "12345678901234567890" in base32 (RFC 4648).
  const text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const now = oneTimePassword(secret, 1_000_000);
  expect([-60, -30, 0, 30, 60].map((away) => timeStepOf(now, text, 1_000_000 + away))).toEqual([
    null,
    33_333,
    33_333,
    33_333,
    null,
  ]);
  expect(timeStepOf("12345a", text, 1_000_000)).toBeNull();
});

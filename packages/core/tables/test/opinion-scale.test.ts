import { expect, test } from "vitest";
import { sidesOf } from "../src/opinion-scale.ts";

type Written = "against" | "neutral" | "for" | "missing" | null;
const codes = (stances: readonly Written[]) => ({
  codes: stances.map((stance, at) => ({
    code: `c${at + 1}`,
    label: { fr: `c${at + 1}` },
    parent: null,
    from: null,
    missing: stance === "missing" ? ("no_answer" as const) : null,
    ...(stance === null || stance === "missing" ? {} : { stance }),
  })),
});
const read = (...stances: readonly Written[]) =>
  sidesOf(codes(stances))?.map(({ code, key }) => `${code.code} ${key}`) ?? null;

test("a scale reads from the most against to the most in favour, whichever way it is written", () => {
  const upward = ["c1 against-2", "c2 against-1", "c3 neutral", "c4 for-1", "c5 for-2"];
  expect(read("against", "against", "neutral", "for", "for")).toEqual(upward);
  expect(read("for", "for", "neutral", "against", "against", "missing")).toEqual([
    "c5 against-2",
    "c4 against-1",
    "c3 neutral",
    "c2 for-1",
    "c1 for-2",
  ]);
});

test("one code a side is the milder colour; without a neutral one there is no middle", () => {
  expect(read("against", "for")).toEqual(["c1 against-1", "c2 for-1"]);
});

test("a code without a side, or a side without a code, is no scale", () => {
  expect(read("against", null, "for")).toBeNull();
  expect(read("neutral", "for", "for")).toBeNull();
});

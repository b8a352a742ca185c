import type { JudgedSize } from "@vigie/disclosure";
import { expect, test } from "vitest";
import { isUnaccepted } from "../src/doubts/doubt.ts";
import { sizeDoubt } from "../src/doubts/doubts.ts";

const judged = (
  estimate: number,
  use: JudgedSize["use"],
  { universe = "all", size = 1000 }: { readonly universe?: string; readonly size?: number } = {},
): JudgedSize => ({ universe, size, estimate, standardError: 2, use });
const none = new Map<string, string>();

test("sizes in use are no doubt, whether they move counts or not", () => {
  expect(sizeDoubt("homes", [judged(1001, "met"), judged(985, "adjusted")], none)).toBeNull();
});

test.each([
  { estimate: 960.4, gravity: "warning" },
  { estimate: 1099, gravity: "warning" },
  { estimate: 900, gravity: "grave" },
  { estimate: 1100, gravity: "grave" },
  { estimate: -3, gravity: "grave" },
])("1 000 published and $estimate by noisy counts: $gravity", ({ estimate, gravity }) => {
  const doubt = sizeDoubt("homes", [judged(estimate, "unused")], none);
  expect(doubt).toMatchObject({ gravity, name: "not_published_size", isExplanationAsked: true });
  expect(doubt !== null && isUnaccepted(doubt)).toBe(gravity === "grave");
});

test("one doubt for a source, as grave as its farthest size, and one reason accepts it", () => {
  const sizes = [judged(960, "unused"), judged(30, "unused", { universe: "inner", size: 100 })];
  const doubt = sizeDoubt("homes", sizes, new Map([["not_published_size", "Une autre date."]]));
  expect(doubt).toMatchObject({
    gravity: "grave",
    count: 70,
    of: 100,
    explanation: "Une autre date.",
    sizes: [
      { universe: "inner", published: 100, estimate: 30 },
      { universe: "all", published: 1000, estimate: 960 },
    ],
  });
  expect(doubt !== null && isUnaccepted(doubt)).toBe(false);
});

import { expect, test } from "vitest";
import { fromOthers, funnelLimits, holm, normalCritical } from "../src/index.ts";

/** R 4: prop.test(…, correct = FALSE), each against the sum of the others, then p.adjust(…, "holm"). */
const counts = [30, 41, 18, 60, 25];
const bases = [100, 100, 90, 150, 130];
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const others = (at: number) => ({
  count: sum(counts) - (counts[at] ?? 0),
  base: sum(bases) - (bases[at] ?? 0),
});

test("each part is compared with the others as in R", () => {
  expect(fromOthers({ count: 15, base: 100 }, { count: 30, base: 120 })).toBeCloseTo(0.0671078820482, 9);
  const found = counts.map((count, at) => fromOthers({ count, base: bases[at] ?? 1 }, others(at)));
  const wanted = [0.89984278999582, 0.01225854754429, 0.01812677123862, 0.00333388993045, 0.00145735420713];
  expect(found).toEqual(wanted.map((p) => expect.closeTo(p, 9)));
  const adjusted = [0.89984278999582, 0.03677564263287, 0.03677564263287, 0.01333555972181, 0.00728677103565];
  expect(holm(found)).toEqual(adjusted.map((p) => expect.closeTo(p, 9)));
});

test("limits are those of Spiegelhalter where the whole is known, and of the test where the part is in it", () => {
  const known = { share: 0.2, whole: Number.POSITIVE_INFINITY, noise: { part: 0, whole: 0 } };
  const { lower, upper } = funnelLimits(known, 200, 0.998);
  expect([lower, upper]).toEqual([expect.closeTo(0.112595031235, 9), expect.closeTo(0.287404968765, 9)]);
  const law = { share: sum(counts) / sum(bases), whole: sum(bases), noise: { part: 0, whole: 0 } };
  const own = funnelLimits(law, 100, 0.95);
  expect([own.lower, own.upper]).toEqual([
    expect.closeTo(0.223302213563, 9),
    expect.closeTo(0.387224102227, 9),
  ]);
});

test("a part on a limit has the p-value of its level, noise included", () => {
  const [whole, size, level, share] = [100_000, 2000, 0.95, 0.3];
  const noise = { part: 60, whole: 600 };
  const { upper } = funnelLimits({ share, whole, noise }, size, level);
  const spread = share ** 2 + (1 - share) ** 2;
  const count = Math.round(upper * size);
  const own = { count, base: size, noise: (noise.part * spread) / size ** 2 };
  const rest = {
    count: Math.round(share * whole) - count,
    base: whole - size,
    noise: ((noise.whole - noise.part) * spread) / (whole - size) ** 2,
  };
  expect(fromOthers(own, rest)).toBeCloseTo(1 - level, 2);
  expect(normalCritical(level)).toBeCloseTo(1.959964, 5);
});

test("noise widens what chance explains, and two shares without any spread are one", () => {
  const others = { count: 300, base: 1000 };
  const exact = fromOthers({ count: 50, base: 100 }, others);
  expect(fromOthers({ count: 50, base: 100, noise: 0.002 }, others)).toBeGreaterThan(exact);
  expect(fromOthers({ count: 0, base: 10 }, { count: 0, base: 20 })).toBe(1);
});

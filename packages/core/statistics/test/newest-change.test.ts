import { expect, test } from "vitest";
import { alertLevel, type EditionEstimate, holm, newestChange } from "../src/index.ts";
import cases from "./r/newest-change.json" with { type: "json" };

const isLong = process.env.VIGIE_LONG === "1";
const whole = (value: number, variance: number): EditionEstimate => ({ value, variance, sampled: null });

test("the newest edition against the inverse-variance mean of the earlier ones", () => {
  // Weights 1, 1, 4, 4 over variances of 4, 4, 1, 1: mean (10 + 12 + 4 × 11 + 4 × 13) / 10 = 11.8, variance 4 / 10.
  const earlier = [whole(10, 4), whole(12, 4), whole(11, 1), whole(13, 1)];
  const found = newestChange(earlier, whole(15, 1.6));
  expect(found?.mean).toBeCloseTo(11.8, 12);
  // z = 3.2 / √(.4 + 1.6) = 2.2627; R: 2 * pnorm(-3.2 / sqrt(2)) = 0.02365.
  expect(found?.pValue).toBeCloseTo(0.02365, 5);
});

test("chance is binomial at the mean share, and counts where the population is read as a sample", () => {
  const share = (value: number): EditionEstimate => ({ value, variance: 0, sampled: 2000 });
  const found = newestChange([share(0.2), share(0.2), share(0.2), share(0.2)], share(0.25));
  // √(.16 / 2000 × 5 / 4) = .01: z = 5.
  expect(found?.pValue).toBeCloseTo(5.733e-7, 9);
});

test("the dispersion of the earlier editions widens chance from the eighth edition on", () => {
  const share = (value: number): EditionEstimate => ({ value, variance: 0, sampled: 2000 });
  const earlier = [0.17, 0.23, 0.17, 0.23, 0.17, 0.23, 0.2].map(share);
  const [seventh, eighth] = [newestChange(earlier.slice(1), share(0.25)), newestChange(earlier, share(0.25))];
  expect(seventh?.pValue).toBeLessThan(1e-5);
  // Chi-square 6 × .03² / .00008 over 6: 11.25 times the binomial variance; z = .05 / √(11.25 × .00008 × 8 / 7) = 1.559.
  expect(eighth?.pValue).toBeCloseTo(0.119, 3);
});

test("nothing is found of fewer than four earlier editions, without uncertainty, or of too few units", () => {
  const four = [1, 2, 3, 4].map((value) => whole(value, 1));
  expect(newestChange(four.slice(1), whole(9, 1))).toBeNull();
  expect(newestChange(four, whole(9, 0))).toBeNull();
  const few = (value: number): EditionEstimate => ({ value, variance: 0, sampled: 90 });
  expect(newestChange([few(0.2), few(0.2), few(0.2), few(0.2)], few(0.5))).toBeNull();
  expect(alertLevel({ editions: 6, planned: 12 })).toBe(0.05 / 8);
  expect(alertLevel({ editions: 13, planned: 12 })).toBeNull();
});

test.each(cases)("$shares.length editions, as R computes them", ({ shares, bases, noise, mean, p }) => {
  const all = shares.map((value, at) => ({
    value,
    variance: noise[at] ?? 0,
    sampled: bases[at] ?? null,
  }));
  const [newest] = all.slice(-1);
  if (newest === undefined) throw new RangeError("no edition");
  const found = newestChange(all.slice(0, -1), newest);
  expect(found?.mean).toBeCloseTo(mean, 12);
  expect(found?.pValue).toBeCloseTo(p, 10);
});

/** Twenty groups of 2 000 over twelve quarters, whose shares are counted with noise; one of them moves from a quarter on. */
function simulate(random: () => number, change: number): readonly number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sigma = 5;
  const estimate = (share: number): EditionEstimate => {
    const count = drawn(random(), share) + sigma * normal();
    return { value: count / 2000, variance: (sigma / 2000) ** 2, sampled: 2000 };
  };
  const series = Array.from({ length: 20 }, (_, at) =>
    Array.from({ length: 12 }, (__, quarter) => estimate(0.2 + (at === 0 && quarter >= 5 ? change : 0))),
  );
  return Array.from({ length: 12 }, (_, at) => at).filter((at) => {
    const level = alertLevel({ editions: at + 1, planned: 12 });
    const found = series.map((points) => {
      const newest = points[at];
      return newest === undefined ? null : newestChange(points.slice(0, at), newest);
    });
    const known = found.flatMap((each) => each ?? []);
    const adjusted = holm(known.map(({ pValue }) => pValue));
    const isAbout = (position: number) => change === 0 || position === 0;
    return adjusted.some((pValue, position) => level !== null && pValue <= level && isAbout(position));
  });
}

const laws = new Map<number, readonly number[]>();

/** A binomial number of 2 000, by inversion of its law. */
function drawn(uniform: number, share: number): number {
  const law = laws.get(share) ?? cumulated(share);
  laws.set(share, law);
  let [low, high] = [0, law.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((law[middle] ?? 1) < uniform) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cumulated(share: number): readonly number[] {
  let logarithm = 2000 * Math.log(1 - share);
  let sum = 0;
  return Array.from({ length: 2001 }, (_, count) => {
    if (count > 0) logarithm += Math.log(((2001 - count) / count) * (share / (1 - share)));
    sum += Math.exp(logarithm);
    return sum;
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const runs = isLong ? 10_000 : 200;

test("without change, at most one study in twenty bears an alert over twelve quarters", () => {
  const random = seeded(1);
  const alarmed = Array.from({ length: runs }, () => simulate(random, 0)).filter(({ length }) => length > 0);
  // Three standard errors of the binomial law above 5 %.
  expect(alarmed.length / runs).toBeLessThan(0.05 + 3 * Math.sqrt(0.0475 / runs));
});

test("a lasting change of five points is found within two quarters in nine runs of ten", () => {
  const random = seeded(2);
  const found = Array.from({ length: runs }, () => simulate(random, 0.05)).filter((alerts) =>
    alerts.some((at) => at === 5 || at === 6),
  );
  expect(found.length / runs).toBeGreaterThanOrEqual(0.9);
});

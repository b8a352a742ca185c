import { describe, expect, test } from "vitest";
import { type Band, bandedQuantile } from "../src/counted/banded-quantile.ts";
import { type NoisyBand, noisyMean, noisyMedian } from "../src/index.ts";
import { computed } from "./agreement.ts";
import { normals } from "./normals.ts";

const whole = { hiddenMost: 11, sample: null } as const;

const banded = (bounds: readonly number[], counts: readonly (number | null)[], error = 0): NoisyBand[] =>
  counts.map((count, at) => ({
    from: bounds[at] ?? 0,
    to: bounds[at + 1] ?? 0,
    count: count === null ? null : { value: count, error },
  }));

describe("a quantile from counts by band", () => {
  const bands: readonly Band[] = [
    { from: 15, to: 20, count: 20 },
    { from: 20, to: 30, count: 50 },
    { from: 30, to: 60, count: 30 },
  ];

  test("by linear interpolation: thirty of the fifty of the second band are under the middle one", () => {
    expect(computed(bandedQuantile(bands)).estimate).toBeCloseTo(20 + 10 * (30 / 50), 12);
    expect(computed(bandedQuantile(bands, 0)).estimate).toBe(15);
    expect(computed(bandedQuantile(bands, 1)).estimate).toBe(60);
  });

  test("nobody has a number", () => {
    expect(bandedQuantile([{ from: 0, to: 1, count: 0 }])).toEqual({
      kind: "not_computed",
      reason: "no_number",
    });
  });
});

describe("a median of noisy counts", () => {
  const bounds = [15, 20, 30, 60];

  test("known exactly, it has no interval", () => {
    expect(noisyMedian(banded(bounds, [20, 50, 30]), { base: 100, ...whole })).toEqual({
      kind: "computed",
      estimate: 26,
      noiseError: 0,
      standardError: 0,
      interval: null,
    });
  });

  test("Woodruff's interval of a sample: where the two ends of that of the share under it are reached", () => {
    const sample = { respondents: 101, effectiveSize: 101 };
    const found = computed(noisyMedian(banded(bounds, [20, 50, 31]), { base: 101, hiddenMost: 11, sample }));
    // R: qt(.975, 100) * sqrt(.25 / 100) = .0991986, then 10 years for 50 of 101.
    expect(found.interval?.lower).toBeCloseTo(26.1 - (10 * 0.0991986 * 101) / 50, 5);
    expect(found.interval?.upper).toBeCloseTo(26.1 + (10 * 0.0991986 * 101) / 50, 5);
    expect(found.noiseError).toBe(0);
  });

  test("past the half, its interval is the whole range", () => {
    const { interval } = computed(noisyMedian(banded(bounds, [2, 5, 3], 9), { base: 10, ...whole }));
    expect(interval).toEqual({ lower: 15, upper: 60 });
  });

  test("none where the band that holds it is hidden: twenty persons of whom none would be 52.5", () => {
    const ages = [15, 25, 35, 45, 60, 90];
    expect(noisyMedian(banded(ages, [null, null, null, null, null]), { base: 20, ...whole })).toEqual({
      kind: "not_computed",
      reason: "hidden",
    });
    expect(noisyMedian(banded(ages, [20, null, 20, 0, 0]), { base: 50, ...whole })).toEqual({
      kind: "not_computed",
      reason: "hidden",
    });
  });

  test("none where half of the base is hidden, even if it would fall in a band that is shown", () => {
    const hidden = { kind: "not_computed", reason: "hidden" };
    const bands = banded([0, 10, 20, 30, 40, 50, 60], [null, null, 20, null, null, 0]);
    expect(noisyMedian(bands, { base: 40, ...whole })).toEqual(hidden);
    expect(noisyMedian(bands, { base: 39, ...whole }).kind).toBe("computed");
  });

  test("of what a hidden band may hold, its error is part", () => {
    const { noiseError } = computed(noisyMedian(banded(bounds, [null, 50, 45]), { base: 100, ...whole }));
    expect(noiseError).toBeGreaterThan(0);
  });
});

describe("drawn two thousand times, 95 % intervals hold the number without noise", () => {
  const draws = 2000;
  // Five standard errors of the rate around .95.
  const [least, most] = [0.925, 0.975];
  const covered = (isHeld: () => boolean) =>
    Array.from({ length: draws }, isHeld).filter((held) => held).length / draws;

  test.each([
    ["in the middle of a band", [120, 300, 180, 60], 4],
    ["near the edge of a band", [150, 152, 200, 100], 6],
    ["in a thin band between two thick ones", [300, 40, 300, 30], 8],
  ])("a median %s", (_, counts, error) => {
    const bounds = [16, 25, 40, 60, 90];
    const base = counts.reduce((sum, count) => sum + count, 0);
    const exact = computed(noisyMedian(banded(bounds, counts), { base, ...whole })).estimate;
    const normal = normals(7);
    const rate = covered(() => {
      const noisy = counts.map((count) => Math.max(0, Math.round(count + error * normal())));
      const { interval } = computed(noisyMedian(banded(bounds, noisy, error), { base, ...whole }));
      return interval !== null && interval.lower <= exact && exact <= interval.upper;
    });
    expect(rate).toBeGreaterThan(least);
    expect(rate).toBeLessThan(most);
  });

  test("a mean", () => {
    const range = { from: 0, to: 100 };
    const normal = normals(11);
    const rate = covered(() => {
      const { interval } = noisyMean({
        sum: { value: -3000 + 200 * normal(), error: 200 },
        base: { value: 150 + 4 * normal(), error: 4 },
        range,
        sample: null,
      });
      return interval !== null && interval.lower <= 30 && 30 <= interval.upper;
    });
    expect(rate).toBeGreaterThan(least);
    expect(rate).toBeLessThan(most);
  });
});

describe("a mean of noisy sums", () => {
  const exact = {
    sum: { value: -1500, error: 0 },
    base: { value: 200, error: 0 },
    range: { from: 0, to: 100 },
  };

  test("known exactly, it has no interval", () => {
    expect(noisyMean({ ...exact, sample: null })).toMatchObject({ estimate: 42.5, interval: null });
  });

  test("of a sample, its error is that of the greatest spread that a mean in this range allows", () => {
    const sample = { respondents: 200, effectiveSize: 100 };
    // Half at 0 and half at 100 is the widest spread of a mean of 50; here 42.5 × 57.5.
    expect(noisyMean({ ...exact, sample }).standardError).toBeCloseTo(
      Math.sqrt((42.5 * 57.5 * 200) / 199 / 100),
      12,
    );
    expect(noisyMean({ ...exact, sample }).noiseError).toBe(0);
  });

  test("nobody has none", () => {
    expect(() => noisyMean({ ...exact, base: { value: 0, error: 0 }, sample: null })).toThrow(RangeError);
  });
});

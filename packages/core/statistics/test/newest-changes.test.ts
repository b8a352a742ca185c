import { describe, expect, test } from "vitest";
import { type EditionEstimate, newestChanges } from "../src/index.ts";
import cases from "./r/newest-changes.json" with { type: "json" };

const isLong = process.env.VIGIE_LONG === "1";
const whole = (value: number, variance = 1): EditionEstimate => ({ value, variance, sampled: null });
const share = (value: number, sampled = 2000): EditionEstimate => ({ value, variance: 0, sampled });

/** The newest edition of one series, alone. */
function newestOf(estimates: readonly (EditionEstimate | null)[], differenceMin = 0) {
  return newestChanges([{ estimates, family: "", differenceMin }], 12)[0] ?? null;
}

test("the newest edition against the inverse-variance mean of the earlier ones", () => {
  // Weights 1, 1, 4, 4 over variances of 4, 4, 1, 1: mean (10 + 12 + 4 × 11 + 4 × 13) / 10 = 11.8, variance 4 / 10.
  const found = newestOf([whole(10, 4), whole(12, 4), whole(11, 1), whole(13, 1), whole(15, 1.6)]);
  expect(found?.mean).toBeCloseTo(11.8, 12);
  // z = 3.2 / √(.4 + 1.6) = 2.2627; R: 2 * pnorm(-3.2 / sqrt(2)) = 0.02365.
  expect(found?.pValue).toBeCloseTo(0.02365, 5);
});

test("chance is binomial at the mean share, and counts where the population is read as a sample", () => {
  const found = newestOf([0.2, 0.2, 0.2, 0.2, 0.25].map((value) => share(value)));
  // √(.16 / 2000 × 5 / 4) = .01: z = 5.
  expect(found?.pValue).toBeCloseTo(5.733e-7, 9);
  expect(found).toMatchObject({ since: 0, isNewLevel: false, isAlert: true });
});

test("the dispersion of the earlier editions widens chance, from six degrees of freedom over all series on", () => {
  const earlier = [0.185, 0.215, 0.185, 0.215, 0.185, 0.215, 0.2].map((value) => share(value));
  const [seventh, eighth] = [
    newestOf([...earlier.slice(1), share(0.25)]),
    newestOf([...earlier, share(0.25)]),
  ];
  expect(seventh?.pValue).toBeLessThan(1e-5);
  // 6 × .015² / .00008 over 6: 2.8125 times the binomial variance; z = .05 / √(2.8125 × .00008 × 8 / 7) = 3.118; R: 2 * pt(-3.118, 6).
  expect(eighth?.pValue).toBeCloseTo(0.020636, 6);
  const second = {
    estimates: [0.2, 0.2, 0.2, 0.2, 0.2].map((value) => share(value)),
    family: "",
    differenceMin: 0,
  };
  const first = {
    estimates: [0.18, 0.22, 0.18, 0.22, 0.25].map((value) => share(value)),
    family: "",
    differenceMin: 0,
  };
  // 4 × .02² / .00008 over six degrees of two series: 3.333; z = .05 / √(3.3333 × .00008 × 5 / 4) = 2.7386; R: 2 * pt(-2.7386, 6).
  expect(newestChanges([first, second], 12)[0]?.pValue).toBeCloseTo(0.033798, 6);
});

test("a change starts a level: it is reported once, and the next one is found from there", () => {
  const values = [0.2, 0.2, 0.2, 0.2, 0.25, 0.25, 0.25, 0.2];
  const found = values.map((_, at) => newestOf(values.slice(0, at + 1).map((value) => share(value))));
  expect(found.map((change) => change && [change.since, change.isNewLevel, change.isAlert])).toEqual([
    null,
    null,
    null,
    null,
    [0, false, true],
    [4, true, false],
    [4, true, false],
    [4, true, true],
  ]);
  expect(found.at(-1)?.mean).toBeCloseTo(0.25, 12);
});

test("a change starts the level of its whole family, and of no other", () => {
  const moved = [0.2, 0.2, 0.2, 0.2, 0.25, 0.25].map((value) => share(value));
  const still = Array.from({ length: 6 }, () => share(0.3));
  const series = [
    { estimates: moved, family: "channels", differenceMin: 0 },
    { estimates: still, family: "channels", differenceMin: 0 },
    { estimates: still, family: "age", differenceMin: 0 },
  ];
  expect(newestChanges(series, 12).map((change) => change?.since)).toEqual([4, 4, 0]);
});

test("a change before four editions starts a level, without a report", () => {
  const found = newestOf([0.1, 0.1, 0.2, 0.2, 0.2].map((value) => share(value)));
  expect(found).toMatchObject({ since: 2, isNewLevel: false, isAlert: false });
});

test("nothing is found of fewer than four earlier editions, without uncertainty, of too few units, or beyond the plan", () => {
  const four = [1, 2, 3, 4].map((value) => whole(value));
  expect(newestOf([...four.slice(1), whole(9)])).toBeNull();
  expect(newestOf([null, ...four.slice(1), whole(9)])).toBeNull();
  expect(newestOf([...four, whole(9, 0)])).toBeNull();
  expect(newestOf([...four, null])).toBeNull();
  expect(newestOf([0.2, 0.2, 0.2, 0.2, 0.5].map((value) => share(value, 90)))).toBeNull();
  expect(newestOf([...four, whole(99)], 100)).toMatchObject({ isAlert: false });
  expect(newestOf([...four, whole(99)])).toMatchObject({ isAlert: true });
  const many = { estimates: Array.from({ length: 13 }, (_, at) => whole(at)), family: "", differenceMin: 0 };
  expect(newestChanges([many], 12)).toEqual([null]);
});

test.each(cases)("$series.length series, as R computes them", ({ series, planned, changes }) => {
  const found = newestChanges(
    series.map(({ shares, bases, noise, family }) => ({
      estimates: shares.map((value, at) =>
        value === null ? null : { value, variance: noise[at] ?? 0, sampled: bases[at] ?? null },
      ),
      family,
      differenceMin: 0,
    })),
    planned,
  );
  expect(found).toHaveLength(changes.length);
  for (const [at, { since, mean, p, alert }] of changes.entries()) {
    expect(found[at]).toMatchObject({ since, isAlert: alert });
    expect(found[at]?.mean).toBeCloseTo(mean, 12);
    expect((found[at]?.pValue ?? 1) / p).toBeCloseTo(1, 8);
  }
});

/** A layout of twenty groups of 2 000 over twelve quarters, whose shares are counted with noise. */
interface Layout {
  /** Times the binomial variance that a share without change has. */
  readonly dispersion?: number;
  /** Correlation of what exceeds the binomial variance from one quarter to the next. */
  readonly correlation?: number;
  /** By how much the share of the first group differs from 20 % in each quarter. */
  readonly change?: (quarter: number) => number;
}

/** Quarters with an alert: of the first group where it changes, of any one elsewhere. */
function simulate(
  random: () => number,
  { dispersion = 1, correlation = 0, change }: Layout,
): readonly number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sigma = 5;
  const series = Array.from({ length: 20 }, (_, group) => {
    let latent = normal();
    const estimates = Array.from({ length: 12 }, (__, quarter) => {
      latent = correlation * latent + Math.sqrt(1 - correlation ** 2) * normal();
      const level = 0.2 + (group === 0 ? (change?.(quarter) ?? 0) : 0);
      const excess = latent * Math.sqrt(((dispersion - 1) * level * (1 - level)) / 2000);
      const count = drawn(random(), Math.round((level + excess) * 10_000) / 10_000) + sigma * normal();
      return { value: count / 2000, variance: (sigma / 2000) ** 2, sampled: 2000 };
    });
    return { estimates, family: String(group), differenceMin: 0 };
  });
  return Array.from({ length: 12 }, (_, at) => at).filter((at) => {
    const until = series.map((each) => ({ ...each, estimates: each.estimates.slice(0, at + 1) }));
    const changes = newestChanges(until, 12);
    return (change === undefined ? changes : changes.slice(0, 1)).some((found) => found?.isAlert);
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

const runs = isLong ? 10_000 : 100;

function simulated(layout: Layout): readonly (readonly number[])[] {
  const random = seeded(1);
  return Array.from({ length: runs }, () => simulate(random, layout));
}

/** Part of the runs, printed by the long tests for the benchmarks. */
function part(
  name: string,
  of: readonly (readonly number[])[],
  is: (alerts: readonly number[]) => boolean,
): number {
  const found = of.filter(is).length / runs;
  if (isLong) console.log(`${name}: ${found}`);
  return found;
}

/** Three standard errors of a share, of as many runs. */
const margin = (expected: number) => 3 * Math.sqrt((expected * (1 - expected)) / runs);

describe("twenty groups of 2 000 over twelve quarters", () => {
  test.each([
    { says: "chance is binomial: one study in twenty at most bears an alert", layout: {}, most: 0.05 },
    {
      says: "twice the binomial variance: one study in twenty at most",
      layout: { dispersion: 2 },
      most: 0.05,
    },
    {
      says: "twice the binomial variance, half of it kept from quarter to quarter: one study in ten at most",
      layout: { dispersion: 2, correlation: 0.5 },
      most: 0.1,
    },
  ])("$says", ({ says, layout, most }) => {
    const alarmed = part(says, simulated(layout), (alerts) => alerts.length > 0);
    expect(alarmed).toBeLessThan(most + margin(most));
  });

  test("a lasting change of five points is found within two quarters, and reported once", () => {
    const found = simulated({ change: (quarter) => (quarter >= 5 ? 0.05 : 0) });
    const soon = part("found within two quarters", found, (alerts) =>
      alerts.some((at) => at === 5 || at === 6),
    );
    expect(soon).toBeGreaterThanOrEqual(isLong ? 0.9 : 0.9 - margin(0.9));
    const again = part("reported twice", found, (alerts) => alerts.length > 1);
    expect(again).toBeLessThan(0.05 + margin(0.05));
  });

  test.each([
    { says: "a second rise", second: 0.1 },
    { says: "a return", second: 0 },
  ])("$says of five points, four quarters after the first, is found too", ({ says, second }) => {
    const change = (quarter: number) => (quarter >= 9 ? second : quarter >= 5 ? 0.05 : 0);
    const found = part(says, simulated({ change }), (alerts) => alerts.some((at) => at === 9 || at === 10));
    expect(found).toBeGreaterThanOrEqual(0.8 - margin(0.8));
  });
});

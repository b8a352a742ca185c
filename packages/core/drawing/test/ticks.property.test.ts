import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratioAxis } from "../src/shares-and-ratios.ts";
import { countTicks, numberTicks, shareTicks } from "../src/ticks.ts";

const settings = { seed: 2022, numRuns: process.env.VIGIE_LONG ? 20_000 : 1000 };

describe("ticks of an axis from zero", () => {
  test.each([
    { title: "all", of: shareTicks(1), ticks: [0, 0.5, 1] },
    { title: "a third", of: shareTicks(0.33), ticks: [0, 0.1, 0.2, 0.3, 0.4] },
    { title: "a tick's own share", of: shareTicks(0.3), ticks: [0, 0.1, 0.2, 0.3] },
    { title: "one in a thousand", of: shareTicks(0.001), ticks: [0, 0.01] },
    { title: "one person", of: countTicks(1), ticks: [0, 1] },
    { title: "two persons", of: countTicks(2), ticks: [0, 1, 2] },
    { title: "870 persons", of: countTicks(870), ticks: [0, 500, 1000] },
    { title: "a third of a person a day", of: numberTicks(0.33, 2), ticks: [0, 0.2, 0.4] },
  ])("$title", ({ of, ticks }) => {
    expect(of).toEqual({ ticks, limit: ticks.at(-1) });
  });

  test("hold the greatest share, are few, and each is written in its own way in whole percents", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (greatest) => {
        const { ticks, limit } = shareTicks(greatest);
        expect(limit).toBeGreaterThanOrEqual(greatest);
        expect(limit).toBeLessThanOrEqual(Math.max(0.01, greatest) * 2);
        expect(ticks.at(-1)).toBe(limit);
        expect(ticks.length).toBeLessThanOrEqual(5);
        const percents = ticks.map((tick) => Math.round(tick * 100));
        expect(new Set(percents).size).toBe(ticks.length);
        for (const [at, tick] of ticks.entries()) expect(tick * 100).toBeCloseTo(percents[at] ?? -1, 9);
      }),
      settings,
    );
  });

  test("hold the greatest count, are few and whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (greatest) => {
        const { ticks, limit } = countTicks(greatest);
        expect(limit).toBeGreaterThanOrEqual(greatest);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
      settings,
    );
  });
});

describe("an axis of ratios", () => {
  test("has 2 and a half as far from 1, and the ticks that its ratios need", () => {
    const { ticks, position } = ratioAxis([0.3, 4]);
    expect(ticks).toEqual([0.2, 0.5, 1, 2, 5]);
    expect([position(0.2), position(1), position(5)]).toEqual([0, 0.5, 1]);
    expect(position(2) - position(1)).toBeCloseTo(position(1) - position(0.5), 12);
  });

  test("keeps at its edge what is beyond all ticks", () => {
    const { ticks, position } = ratioAxis([1e-7, 1e7]);
    expect([ticks[0], ticks.at(-1)]).toEqual([1e-4, 5000]);
    expect([position(1e-7), position(1e7)]).toEqual([0, 1]);
  });
});

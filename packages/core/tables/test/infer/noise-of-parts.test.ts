import { describe, expect, test } from "vitest";
import { noiseOfParts } from "../../src/infer/noise-evidence.ts";
import { lineFrom } from "../../src/views/line.ts";

const parts = (...errors: readonly number[]) => new Map(errors.map((error, at) => [`${at}`, error]));

describe("noise of some parts of a whole", () => {
  test("that of their sum where parts are independent", () => {
    const found = noiseOfParts({ parts: parts(3, 4, 12), whole: 13 })(["0", "1"]);
    expect(found.variance).toBeCloseTo(25, 12);
    expect(found.withWhole).toBeCloseTo(25, 12);
  });

  test("of a whole known exactly, that of the parts left out", () => {
    // Each of four parts of σ² = 50 loses a quarter of it to an exact total.
    const deviation = Math.sqrt(50 * (1 - 1 / 4));
    const noise = { parts: parts(deviation, deviation, deviation, deviation), whole: 0 };
    expect(noiseOfParts(noise)(["0"]).withWhole).toBeCloseTo(0, 12);
    const three = noiseOfParts(noise)(["0", "1", "2"]);
    expect(three.variance).toBeCloseTo(50 * (1 - 1 / 4), 12);
    expect(three.withWhole).toBeCloseTo(0, 12);
  });

  test("of four parts among six that add up to an exact total, as least squares leave it", () => {
    // Covariance of any two is −50 / 6.
    const deviation = Math.sqrt(50 * (1 - 1 / 6));
    const whole = Math.sqrt(4 * 50 - (16 * 50) / 6);
    const found = noiseOfParts({ parts: parts(deviation, deviation, deviation, deviation), whole })([
      "0",
      "1",
    ]);
    expect(found.variance).toBeCloseTo(2 * 50 - (4 * 50) / 6, 12);
    expect(found.withWhole).toBeCloseTo(2 * 50 - (8 * 50) / 6, 12);
  });

  test("impossible parts have none; one noisy part alone is what it is", () => {
    const noise = { parts: parts(0, 5, 0), whole: 5 };
    expect(noiseOfParts(noise)(["0"])).toEqual({ variance: 0, withWhole: 0 });
    expect(noiseOfParts(noise)(["0", "1"])).toEqual({ variance: 25, withWhole: 25 });
  });
});

const line = (counts: Readonly<Record<string, number | null>>, error: number) =>
  lineFrom({
    rules: {
      outside: new Set(["_U"]),
      min: 11,
      areHiddenUncertain: false,
      minimumBase: 0,
      isWeighted: false,
      isNotCalibrated: false,
      uncertainty: "noise",
    },
    counted: new Map(Object.entries(counts).map(([code, count]) => [code, { count, error }])),
    noisyBase: { value: 200, error: error * 2 },
  });

describe("codes together, of which some are hidden", () => {
  const counts = { a: 100, b: 60, c: 30, d: null, _U: 12, _T: 212 };

  test("are what the others leave of the base, with the noise that all would have", () => {
    const hidden = line(counts, 2);
    expect(hidden.cell("c", "d").share).toBe(0.2);
    const shown = line({ ...counts, d: 10 }, 2);
    const [noise, expected] = [hidden, shown].map((each) => each.cell("c", "d").counted?.noise ?? Number.NaN);
    expect(noise).toBeCloseTo(expected ?? Number.NaN, 15);
  });

  test("are not told where that is under the threshold, nor a hidden code alone", () => {
    expect(line({ ...counts, c: null, b: 93 }, 2).cell("c", "d").share).toBeNull();
    expect(line(counts, 2).cell("d").share).toBeNull();
  });

  test("are not told where another code is hidden, nor with one outside the base", () => {
    expect(line({ ...counts, b: null }, 2).cell("c", "d").share).toBeNull();
    expect(line(counts, 2).cell("c", "_U").share).toBeNull();
  });

  test("are not printed where noise leaves them over five points", () => {
    expect(line(counts, 4).cell("c", "d").share).toBe(0.2);
    expect(line(counts, 5).cell("c", "d").share).toBeNull();
  });
});

import { expect, test } from "vitest";
import { editionChanges } from "../../src/editions/change.ts";
import { type Observed, type ObservedQuantity, observedQuantity } from "../../src/editions/observed.ts";
import { shareIntervalOf } from "../../src/infer/noise-evidence.ts";
import { rateSubject } from "../fixture/rate-study.ts";
import { shownSubject } from "../fixture/shown-study.ts";

const at = (value: number | null, interval: readonly [number, number] | null = null): Observed => ({
  label: "a",
  value,
  isHidden: value === null,
  interval: interval && { lower: interval[0], upper: interval[1] },
  counted: null,
});
const quantity = (of: ObservedQuantity["of"], a: Observed | null): ObservedQuantity => ({
  of,
  observed: new Map(a === null ? [] : [["a", a]]),
});

test.each([
  ["a whole share, under a point", "share", at(0.3), at(0.3094), false, "same"],
  ["a whole share, what is printed as a point", "share", at(0.09), at(0.0801), false, "less"],
  ["a whole share, a point", "share", at(0.3), at(0.31), false, "more"],
  [
    "a sampled share, whose interval holds zero",
    "share",
    at(0.3, [0.25, 0.35]),
    at(0.34, [0.29, 0.39]),
    true,
    "same",
  ],
  ["a sampled share, far enough", "share", at(0.3, [0.28, 0.32]), at(0.2, [0.18, 0.22]), true, "less"],
  ["a sampled share without an interval", "share", at(0.3), at(0.6), true, "unknown"],
  ["a sampled share without an interval, the same", "share", at(0.3), at(0.3), true, "same"],
  ["a secret share", "share", at(null), at(0.6), false, "unknown"],
  ["a category that was not there", "share", null, at(0.6), false, "unknown"],
  ["a whole rate, under a hundredth of itself", "rate", at(200), at(201), false, "same"],
  ["a whole rate, a hundredth of itself", "rate", at(200), at(198), false, "less"],
  [
    "a whole share, over a point and within the noise",
    "share",
    at(0.3, [0.28, 0.32]),
    at(0.315, [0.295, 0.335]),
    false,
    "same",
  ],
  [
    "a whole share, under a point and beyond the noise",
    "share",
    at(0.3, [0.299, 0.301]),
    at(0.305, [0.304, 0.306]),
    false,
    "same",
  ],
  ["a median that was zero", "median", at(0), at(1), false, "more"],
  ["a median that stays zero", "median", at(0), at(0), false, "same"],
] as const)("%s", (_, of, before, now, isSampled, meaning) => {
  const [change] = editionChanges({ before: quantity(of, before), now: quantity(of, now) }, { isSampled });
  expect(change?.meaning).toBe(meaning);
  expect(change?.difference === null).toBe(before?.value == null || now.value === null);
});

/** A share with its interval of noise and sampling, by Wilson. */
const counted = (count: number, base: number, error: number): Observed => {
  const shown = { count, base, noise: (error / base) ** 2, error, min: 11 };
  return {
    label: "a",
    value: count / base,
    isHidden: false,
    interval: shareIntervalOf(shown, "sampling"),
    counted: shown,
  };
};

test("a change to a count near the threshold is judged given that it is shown, and has no interval", () => {
  // Of 900 units at the first share, 5.6 are expected: few of such counts would be shown.
  const change = (error: number) =>
    editionChanges(
      {
        before: quantity("share", counted(56, 9000, error)),
        now: quantity("share", counted(14, 900, error)),
      },
      { isSampled: true },
    )[0];
  const interval = { lower: expect.any(Number), upper: expect.any(Number) };
  expect(change(0)).toMatchObject({ meaning: "more", isTested: true, interval });
  expect(change(2)).toMatchObject({ meaning: "same", isTested: true, interval: null });
});

test("what neither edition measured has no line", () => {
  const nothing: Observed = { ...at(null), isHidden: false };
  const [before, now] = [quantity("median", nothing), quantity("median", nothing)];
  expect(editionChanges({ before, now }, { isSampled: false })).toEqual([]);
});

test("of a survey by weights, it is the interval of its design that decides", async () => {
  const subject = await shownSubject("opinion");
  const weight = {
    weight: "poids",
    weightMax: 4,
    weightGrain: 0.01,
    strata: null,
    calibration: null,
    minimumBase: 30,
    exploratoryBelow: 0,
  };
  const weighted = (share: number) =>
    observedQuantity({
      ...subject,
      source: { ...subject.source, survey: weight },
      table: {
        ...subject.table,
        measures: ["share", "lower", "upper"],
        rows: subject.table.rows.map((row) => ({
          ...row,
          values: [share, share - 0.03, share + 0.04],
          errors: [0, null, null],
        })),
      },
    });
  const [before, now] = [weighted(0.2), weighted(0.26)];
  if (before === null || now === null) throw new RangeError("opinions are compared");
  const [first] = editionChanges({ before, now }, { isSampled: true });
  // 190 of 985 answered so: the share is the estimated one, and .06 − √(.03² + .04²) = .01.
  expect([first?.before.value, first?.now.value, first?.meaning]).toEqual([0.2, 0.26, "more"]);
  expect(first?.interval?.lower).toBeCloseTo(0.01, 12);
});

test("answers, medians and rates are compared as well; crossings and agreements are not", async () => {
  const [helped, minutes, rates] = [
    observedQuantity(await shownSubject("helped")),
    observedQuantity(await shownSubject("minutes")),
    observedQuantity(await rateSubject("by_ept")),
  ];
  expect([helped?.of, helped?.observed.get("family")?.value]).toEqual(["share", 500 / 980]);
  expect(helped?.observed.get("family")?.interval?.lower).toBeLessThan(500 / 980);
  expect([minutes?.of, minutes?.observed.get("c2s")?.value]).toEqual(["median", 24.5]);
  expect(rates?.of).toBe("rate");
  expect([...(rates?.observed.values() ?? [])].some(({ value }) => value !== null && value > 1)).toBe(true);
  expect(observedQuantity(await shownSubject("severities"))).toBeNull();
  expect(observedQuantity(await shownSubject("accord"))).toBeNull();
});

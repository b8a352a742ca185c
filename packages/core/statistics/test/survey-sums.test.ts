import { describe, expect, test } from "vitest";
import { type CellSums, raoScottOfSums, shareOfSums } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/survey.json" with { type: "json" };

type Written = (typeof cases.estimates)[number];

/** Respondents of each stratum, and its population. */
function strataOf({ weights, strata, populations }: Written) {
  const byStratum = Map.groupBy(weights.keys(), (i) => strata?.[i] ?? "");
  return [...byStratum].map(([stratum, members]) => ({
    members,
    respondents: members.length,
    population: new Map(Object.entries(populations ?? {})).get(stratum) ?? null,
  }));
}

function sumsOf({ weights }: Written, members: readonly number[]): CellSums {
  return {
    weight: members.reduce((total, i) => total + (weights[i] ?? 0), 0),
    squares: members.reduce((total, i) => total + (weights[i] ?? 0) ** 2, 0),
  };
}

/** Of a domain: its respondents less the strata that hold one of them. */
function freedomOf(one: Written, isInside: (i: number) => boolean): number {
  const held = strataOf(one).map(({ members }) => members.filter(isInside).length);
  return held.reduce((total, count) => total + count, 0) - held.filter((count) => count > 0).length;
}

describe("the estimates of R's survey, from sums of weights and of their squares alone", () => {
  test("shares, with their errors and logit intervals", () => {
    for (const one of cases.estimates) {
      const { answers, level } = one;
      const strata = strataOf(one).map(({ members, ...size }) => ({
        ...size,
        inside: sumsOf(
          one,
          members.filter((i) => answers[i] === true),
        ),
        outside: sumsOf(
          one,
          members.filter((i) => answers[i] === false),
        ),
      }));
      const degreesOfFreedom = freedomOf(one, (i) => answers[i] !== null);
      const { estimate, standardError, interval } = computed(
        shareOfSums(strata, { degreesOfFreedom, level }),
      );
      const { lower, upper } = computed(interval);
      for (const [i, number] of [estimate, standardError, lower, upper].entries())
        expectAgreement(number, one.share[i] ?? null);
    }
  });

  test("a share next to 0 under much noise has an interval that ends at 1, not at no number", () => {
    const { interval } = computed(
      shareOfSums(
        [
          {
            inside: { weight: 0.001, squares: 0.001 },
            outside: { weight: 4184, squares: 4200 },
            respondents: 4184,
            population: null,
          },
        ],
        { degreesOfFreedom: 4183, noise: 0.01 ** 2 },
      ),
    );
    expect(computed(interval)).toMatchObject({ lower: 0, upper: 1 });
  });

  test("second-order Rao-Scott tests", () => {
    for (const one of cases.estimates) {
      const { rows, columns } = one;
      const codes = (of: readonly (string | null)[]) => [...new Set(of)].filter((code) => code !== null);
      const strata = strataOf(one).map(({ members, ...size }) => ({
        ...size,
        cells: codes(rows).map((row) =>
          codes(columns).map((column) =>
            sumsOf(
              one,
              members.filter((i) => rows[i] === row && columns[i] === column),
            ),
          ),
        ),
      }));
      const degreesOfFreedom = freedomOf(one, (i) => rows[i] !== null && columns[i] !== null);
      const found = computed(raoScottOfSums(strata, { degreesOfFreedom }));
      expectAgreement(found.statistic, one.raoScott.statistic);
      expectAgreement(found.degreesOfFreedom.numerator, one.raoScott.numerator);
      expectAgreement(found.degreesOfFreedom.denominator, one.raoScott.denominator);
      expectAgreement(found.pValue, one.raoScott.pValue);
    }
  });
});

const equal = (weight: number): CellSums => ({ weight, squares: weight });
const whole = (inside: number, outside: number) => [
  { respondents: inside + outside, population: null, inside: equal(inside), outside: equal(outside) },
];

test("without weights a share has the error of a simple sample, n − 1 in its denominator", () => {
  const { estimate, standardError } = computed(shareOfSums(whole(20, 30), { degreesOfFreedom: 49 }));
  expectAgreement(estimate, 0.4);
  expectAgreement(standardError, Math.sqrt((0.4 * 0.6) / 49));
});

test("the variance of the noise is added to that of sampling", () => {
  const noise = 0.02 ** 2;
  const { standardError } = computed(shareOfSums(whole(20, 30), { degreesOfFreedom: 49, noise }));
  expectAgreement(standardError, Math.sqrt((0.4 * 0.6) / 49 + noise));
});

test("a census has no sampling error", () => {
  const census = [{ inside: equal(2), outside: equal(2), respondents: 4, population: 4 }];
  expect(computed(shareOfSums(census, { degreesOfFreedom: 3 })).standardError).toBe(0);
});

test("a stratum that holds more respondents than its population has no finite population correction", () => {
  const error = (population: number | null) => {
    const stratum = { inside: equal(20), outside: equal(30), respondents: 50, population };
    return computed(shareOfSums([stratum], { degreesOfFreedom: 49 })).standardError;
  };
  expectAgreement(error(49), Math.sqrt((0.4 * 0.6) / 49));
  expect(error(49)).toBe(error(null));
  expectAgreement(error(100), Math.sqrt(((1 - 50 / 100) * (0.4 * 0.6)) / 49));
});

/**
 * 60 respondents of weight 1, half of whom say yes; one of weight 20, who says no. Of W = 80, p = 3/8: influences 5/640 and
 * −3/640, and −60/640. First stratum: 60/59 × (30 × 25 + 30 × 9 − 60² / 60); the other is compared with the mean, 0: 60².
 */
const lonely = (respondents: number) => [
  { inside: equal(30), outside: equal(30), respondents: 60, population: null },
  { inside: equal(0), outside: { weight: 20, squares: 400 }, respondents, population: null },
];
const lonelyError = Math.sqrt((60 / 59) * (1020 - 60) + 60 ** 2) / 640;

test.each([0, 1])(
  "a stratum of one respondent is compared with all, as adjust of R's survey: %i",
  (shown) => {
    const { estimate, standardError } = computed(shareOfSums(lonely(shown), { degreesOfFreedom: 59 }));
    expectAgreement(estimate, 3 / 8);
    expectAgreement(standardError, lonelyError);
  },
);

test("a test counts the respondent who is alone in a stratum", () => {
  const cells = ([yes = 0, no = 0, other = 0, none = 0]: readonly number[], weight: number) =>
    [
      [yes, no],
      [other, none],
    ].map((line) => line.map((count) => ({ weight: count * weight, squares: count * weight ** 2 })));
  const [first, alone] = [cells([20, 10, 12, 18], 1), cells([1, 0, 0, 0], 20)];
  const tested = (respondents: number) => {
    const strata = [
      { respondents: 60, population: null, cells: first },
      { respondents, population: null, cells: alone },
    ];
    return computed(raoScottOfSums(strata, { degreesOfFreedom: 59 })).statistic;
  };
  const both = first.map((line, j) =>
    line.map(({ weight, squares }, k) => ({
      weight: weight + (alone[j]?.[k]?.weight ?? 0),
      squares: squares + (alone[j]?.[k]?.squares ?? 0),
    })),
  );
  const oneStratum = [{ respondents: 61, population: null, cells: both }];
  const whole = computed(raoScottOfSums(oneStratum, { degreesOfFreedom: 60 })).statistic;
  // Q₁ and Q₂ being the sums of squares, 60/59 (Q₁ − Q₂/60) + Q₂ against 61/60 (Q₁ + Q₂): less by 3.5 % at most.
  expect(tested(1) / whole).toBeGreaterThan(0.999);
  expect(tested(1) / whole).toBeLessThan(1.035);
  expect(tested(0)).toBe(tested(1));
});

test("noise that makes the squares of a stratum too small for its mean takes nothing from the others", () => {
  const noisy = { inside: { weight: 10, squares: 0 }, outside: { weight: 1, squares: 0 }, respondents: 11 };
  const [first] = lonely(1);
  if (first === undefined) throw new RangeError("no stratum");
  const { estimate, standardError } = computed(
    shareOfSums([first, { ...noisy, population: null }], { degreesOfFreedom: 69 }),
  );
  const [yes, no] = [(1 - estimate) / 71, -estimate / 71];
  const squares = 30 * yes ** 2 + 30 * no ** 2;
  expectAgreement(standardError, Math.sqrt((60 / 59) * (squares - (30 * (yes + no)) ** 2 / 60)));
});

test("nobody answered; everybody answered the same; no degree of freedom", () => {
  expect(shareOfSums(whole(0, 0), { degreesOfFreedom: 0 })).toEqual({
    kind: "not_computed",
    reason: "no_respondent",
  });
  const reason = (inside: number, outside: number, degreesOfFreedom: number) => {
    const { interval } = computed(shareOfSums(whole(inside, outside), { degreesOfFreedom }));
    return interval.kind === "computed" ? null : interval.reason;
  };
  expect(reason(3, 0, 2)).toBe("no_variation");
  expect(reason(1, 1, 0)).toBe("too_few");
});

test("a test needs two rows and two columns that hold respondents", () => {
  const cells = [
    [equal(3), equal(1)],
    [equal(0), equal(0)],
  ];
  const found = raoScottOfSums([{ respondents: 4, population: null, cells }], { degreesOfFreedom: 3 });
  expect(found).toEqual({ kind: "not_computed", reason: "one_line" });
});

test("no test of cells that are nearly all empty", () => {
  const cells = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => equal(row === column ? 2 : 0)));
  const found = raoScottOfSums([{ respondents: 8, population: null, cells }], { degreesOfFreedom: 7 });
  expect(found).toEqual({ kind: "not_computed", reason: "sparse" });
});

test("noise makes a test more careful, and leaves its strength as it is", () => {
  const cells = [
    [equal(60), equal(40)],
    [equal(45), equal(55)],
  ];
  const strata = [{ respondents: 200, population: null, cells }];
  const plain = computed(raoScottOfSums(strata, { degreesOfFreedom: 199 }));
  const noise = cells.map((line) => line.map(() => 8 ** 2));
  const noisy = computed(raoScottOfSums(strata, { degreesOfFreedom: 199, noise }));
  expect(noisy.pValue).toBeGreaterThan(plain.pValue);
  expect(noisy.cramersV).toBe(plain.cramersV);
  // One direction, the product of the two contrasts: sampling 1 (times 200/199), noise its squares over the shares.
  const direction = cells.flat().reduce((total, { weight }) => total + 1 / (weight / 200), 0) / 16;
  expect(noisy.statistic / plain.statistic).toBeLessThan(1 / (1 + (8 / 200) ** 2 * direction));
});

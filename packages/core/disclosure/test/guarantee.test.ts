import { expect, test } from "vitest";
import { epsilonOf, guaranteeOf, totalRho } from "../src/guarantee.ts";
import { chancesInHundred, guessChance, guessChanceOfTables } from "../src/guess-chances.ts";
import { formatFraction, fraction, fractionOf } from "../src/noise/fraction.ts";
import { effectivePolicy, type Policy } from "../src/policy.ts";
import { people, peopleLists } from "./world/people.ts";
import { partner, studyOf } from "./world/study-of.ts";

const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };

// R 4.5: rho + 2 * sqrt(rho * log(1e6)); pnorm(sqrt(2 * rho) / 2).
const promises = [
  { rho: 0.01, epsilon: 0.75338, chance: 0.528186 },
  { rho: 0.1, epsilon: 2.45079, chance: 0.588468 },
  { rho: 0.5, epsilon: 5.75652, chance: 0.691462 },
  { rho: 1, epsilon: 8.43384, chance: 0.76025 },
  { rho: 2, epsilon: 12.51304, chance: 0.841345 },
  { rho: 3, epsilon: 15.8758, chance: 0.889664 },
] as const;

for (const { rho, epsilon, chance } of promises)
  test(`rho ${rho}: epsilon ${epsilon} at delta 1e-6, guessed right ${chance}`, () => {
    expect(epsilonOf(rho, 1e-6)).toBeCloseTo(epsilon, 4);
    // Φ is computed to 1e-7.
    expect(guessChance(rho)).toBeCloseTo(chance, 5);
  });

test("from one table of thirty, 56 guesses in 100 are right at most", () => {
  expect(guessChance(1 / 30)).toBeCloseTo(0.5514, 4);
  expect(chancesInHundred(guessChance(1 / 30))).toBe(56);
});

test.each([
  { chance: 0.7602, read: 77 },
  { chance: 0.5514, read: 56 },
  { chance: 0.77, read: 77 },
  { chance: 0.7700001, read: 78 },
  { chance: 0.5, read: 50 },
  { chance: guessChance(0), read: 50 },
  { chance: 0.29, read: 29 },
  { chance: 1, read: 100 },
])("a chance of $chance is read as $read in 100: an upper bound is rounded up", ({ chance, read }) => {
  expect(chancesInHundred(chance)).toBe(read);
});

test("under five tables the chance is that of whole-numbered noise: .782 for one of variance 1", () => {
  expect(guessChanceOfTables([1])).toBeCloseTo(0.782, 3);
});

test("from nothing, half the guesses are right", () => {
  expect(guessChance(0)).toBeCloseTo(0.5, 6);
  expect(guessChanceOfTables([])).toBeCloseTo(0.5, 6);
});

test("with more tables than four, the chance is that of the Gaussian limit; with fewer, never less", () => {
  const limit = 0.76025;
  expect(guessChanceOfTables([5, 5, 5, 5, 5])).toBeCloseTo(limit, 5);
  for (const count of [2, 3, 4])
    expect(guessChanceOfTables(Array.from({ length: count }, () => count))).toBeGreaterThan(limit - 1e-6);
});

/** Chances of -40 to 40 for whole-numbered noise, from its definition. */
function lawOf(variance: number): readonly { readonly noise: number; readonly chance: number }[] {
  const masses = Array.from({ length: 81 }, (_, at) => ({
    noise: at - 40,
    chance: Math.exp(-((at - 40) ** 2) / (2 * variance)),
  }));
  const whole = masses.reduce((sum, { chance }) => sum + chance, 0);
  return masses.map(({ noise, chance }) => ({ noise, chance: chance / whole }));
}

/**
 * Chance of the best guess from two cells of each table: one lost a unit where another gained it, or the reverse. With
 * noises a and b it is right where a + b is above -1, and by even odds at -1, as variances are all the same.
 */
function bestGuess(variance: number, tables: number): number {
  let sums = new Map([[0, 1]]);
  for (let cell = 0; cell < 2 * tables; cell++) {
    const next = new Map<number, number>();
    for (const [sum, chance] of sums)
      for (const { noise, chance: noiseChance } of lawOf(variance))
        next.set(sum + noise, (next.get(sum + noise) ?? 0) + chance * noiseChance);
    sums = next;
  }
  return [...sums].reduce((right, [sum, chance]) => {
    const ratio = 2 * sum + 2 * tables;
    return right + chance * (ratio > 0 ? 1 : ratio === 0 ? 0.5 : 0);
  }, 0);
}

test("no guess from the two cells that a unit moves in each table is right more often than said", () => {
  for (const variance of [0.5, 1, 1.5, 2, 3, 4, 7.5, 12])
    for (const tables of [1, 2, 3, 4]) {
      const variances = Array.from({ length: tables }, () => variance);
      expect(bestGuess(variance, tables), `${tables} of variance ${variance}`).toBeLessThanOrEqual(
        guessChanceOfTables(variances) + 1e-6,
      );
    }
});

test("what a bundle promises of each source that protects persons", async () => {
  const study = await studyOf({
    codelists: peopleLists,
    sources: {
      people: { ...people, rows_per_person: 2 },
      places: { fields: { area: "europes" }, protects: "nothing" },
      others: { fields: { sex: "sexes", online: "flag" }, universes: { women: { sex: "f" } } },
      silent: { fields: { sex: "sexes" } },
    },
    indicators: {
      sets: { of: "subgroup" },
      sexes: { of: "sex", by: "group", weight: 3 },
      places: { of: "area", source: "places" },
      online: { of: "online", by: "sex", source: "others" },
    },
    disclosure: { public: { others: { women: { size: 320, publication: "Insee, 2023" } } } },
  });
  const guarantee = guaranteeOf(study, partner, policy);
  const window = { from: "2022-01-01", to: "2022-12-31" };
  const count = { measure: "count", grain: fraction(1n) } as const;
  expect(guarantee.sources).toEqual([
    {
      source: "people",
      window,
      rho: fraction(1n),
      contributions: fraction(4n),
      rowsPerPerson: 2,
      delta: 1e-6,
      public: [],
      outside: [],
      // 4 rows squared, over 1/4 and 3/4 of the budget.
      tables: [
        {
          ...count,
          id: "sets",
          indicator: "sets",
          variance: fraction(16n),
          rho: fraction(1n, 4n),
          openList: true,
        },
        {
          ...count,
          id: "sexes",
          indicator: "sexes",
          variance: fraction(16n, 3n),
          rho: fraction(3n, 4n),
          openList: false,
        },
      ],
    },
    {
      source: "others",
      window,
      rho: fraction(1n),
      contributions: fraction(1n),
      rowsPerPerson: null,
      delta: 0,
      public: [{ universe: "women", size: 320 }],
      outside: ["public_sizes"],
      tables: [
        {
          ...count,
          id: "online",
          indicator: "online",
          variance: fraction(1n),
          rho: fraction(1n),
          openList: false,
        },
      ],
    },
  ]);
  expect(formatFraction(totalRho(guarantee))).toBe("2");
});

test("weights calibrated at the partner's depend on everyone: they are named as outside the guarantee", async () => {
  const calibration = { margins: { sex: { f: 500, m: 400 } }, bounds: { least: 0.5, greatest: 2 } };
  const study = await studyOf({
    codelists: peopleLists,
    sources: { people: { ...people, survey: { weight_max: 10, weight_grain: 1, calibration } } },
    indicators: { sexes: { of: "sex" } },
  });
  expect(guaranteeOf(study, partner, policy).sources[0]?.outside).toEqual(["calibrated_weights"]);
});

const policies = [
  {
    title: "the study's rules, where the partner has none",
    floors: { rho: null, min: null },
    rho: "1/2",
    min: 11,
  },
  {
    title: "the partner's rho and minimum, where they are stricter",
    floors: { rho: 0.25, min: 20 },
    rho: "1/4",
    min: 20,
  },
  { title: "the study's, where the partner's are weaker", floors: { rho: 2, min: 5 }, rho: "1/2", min: 11 },
] as const;

for (const { title, floors, rho, min } of policies)
  test(`policy: ${title}`, async () => {
    const study = await studyOf({
      codelists: peopleLists,
      sources: { people },
      indicators: { sexes: { of: "sex" } },
      disclosure: { rho: 0.5, min: 11 },
    });
    const found = effectivePolicy(study, { floors, small: "noisy" });
    expect({ ...found, rho: formatFraction(found.rho) }).toEqual({ rho, min, small: "noisy" });
    expect(formatFraction(guaranteeOf(study, partner, found).sources[0]?.rho ?? fractionOf(0))).toBe(rho);
  });

import { describe, expect, test } from "vitest";
import { rake } from "../src/index.ts";
import { computed } from "./agreement.ts";
import cases from "./r/survey.json" with { type: "json" };

const sexes = ["f", "f", "m", "m"];
const ages = ["young", "old", "young", "old"];

test("two margins of a 2×2 table, by hand", () => {
  // Equal weights keep an odds ratio of 1: each cell is the product of its margins over the population.
  const { weights } = computed(
    rake({
      weights: [1, 1, 1, 1],
      margins: [
        { codes: sexes, targets: { f: 60, m: 40 } },
        { codes: ages, targets: { young: 30, old: 70 } },
      ],
    }),
  );
  for (const [i, expected] of [18, 42, 12, 28].entries()) expect(weights[i]).toBeCloseTo(expected, 6);
});

test("weights are those of R's survey", () => {
  for (const { weights, margins, raked } of cases.raking) {
    const ours = computed(rake({ weights, margins: margins.map(written) }));
    expect(ours.gapMax).toBeLessThanOrEqual(1e-8);
    expect(ours.trimmed).toBe(0);
    // Both stop at a gap, ours at 1e-8: further digits are those of the last pass.
    for (const [i, expected] of raked.entries())
      expect(Math.abs((ours.weights[i] ?? 0) / expected - 1)).toBeLessThan(1e-7);
  }
});

test("trimmed weights stay within their bounds and still meet the margins", () => {
  for (const { weights, margins } of cases.raking) {
    const all = margins.map(written);
    const scale = 10_000 / weights.reduce((total, weight) => total + weight, 0);
    const ratios = (raked: readonly number[]) => raked.map((weight, i) => weight / scale / (weights[i] ?? 0));
    const free = ratios(computed(rake({ weights, margins: all })).weights);
    const bounds = { least: Math.min(...free) * 1.05, greatest: Math.max(...free) * 0.95 };
    const trimmed = computed(rake({ weights, margins: all }, bounds));
    expect(trimmed.trimmed).toBeGreaterThan(0);
    expect(Math.min(...ratios(trimmed.weights))).toBeGreaterThanOrEqual(bounds.least * (1 - 1e-7));
    expect(Math.max(...ratios(trimmed.weights))).toBeLessThanOrEqual(bounds.greatest * (1 + 1e-7));
    for (const { codes, targets } of all)
      for (const [code, target] of Object.entries(targets)) {
        const total = trimmed.weights.reduce((sum, weight, i) => (codes[i] === code ? sum + weight : sum), 0);
        expect(Math.abs(total / target - 1)).toBeLessThanOrEqual(1e-8);
      }
  }
});

/** R writes one type for all margins: the codes that a margin lacks are undefined there. */
function written({ codes, targets }: (typeof cases.raking)[number]["margins"][number]) {
  const known: Record<string, number> = {};
  for (const [code, target] of Object.entries(targets)) if (typeof target === "number") known[code] = target;
  return { codes, targets: known };
}

describe("no answer", () => {
  const margin = { codes: sexes, targets: { f: 60, m: 40 } };
  const margins = [margin];

  test("margins of two populations", () => {
    const more = [...margins, { codes: ages, targets: { young: 30, old: 71 } }];
    expect(rake({ weights: [1, 1, 1, 1], margins: more })).toEqual({
      kind: "not_computed",
      reason: "margins_disagree",
    });
  });

  test("a code that nobody has", () => {
    const absent = [{ codes: sexes, targets: { f: 50, m: 40, x: 10 } }];
    expect(rake({ weights: [1, 1, 1, 1], margins: absent })).toEqual({
      kind: "not_computed",
      reason: "code_absent",
    });
  });

  test("someone whose code stands for nobody, whatever it is called", () => {
    for (const code of ["_U", "constructor"])
      expect(rake({ weights: [1, 1, 1, 1], margins: [{ ...margin, codes: ["f", "f", "m", code] }] })).toEqual(
        {
          kind: "not_computed",
          reason: "code_without_target",
        },
      );
  });

  test("bounds that no weights can meet", () => {
    expect(rake({ weights: [1, 1, 1, 1], margins }, { least: 0.95, greatest: 1.05 })).toEqual({
      kind: "not_computed",
      reason: "not_converged",
    });
  });
});

test("outside the domain is a bug of the caller", () => {
  const margins = [{ codes: sexes, targets: { f: 60, m: 40 } }];
  expect(() => rake({ weights: [1, 1, 1, 1], margins: [] })).toThrow(RangeError);
  expect(() => rake({ weights: [1, 1, 1, -1], margins })).toThrow(RangeError);
  expect(() => rake({ weights: [1, 1, 1], margins })).toThrow(RangeError);
  expect(() => rake({ weights: [1, 1, 1, 1], margins }, { least: 1.1, greatest: 2 })).toThrow(RangeError);
});

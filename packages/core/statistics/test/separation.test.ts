import { describe, expect, test } from "vitest";
import { type Covariate, logistic, type Pattern } from "../src/index.ts";
import cases from "./r/separation.json" with { type: "json" };

const x: Covariate = { kind: "number", name: "x" };
const z: Covariate = { kind: "number", name: "z" };
const group: Covariate = { kind: "factor", name: "group", levels: ["a", "b", "c"], reference: "a" };

const answers = (values: readonly (readonly [number, 0 | 1])[]): readonly Pattern[] =>
  values.map(([value, count]) => ({ values: { x: value }, count, base: 1 }));

const separated = (extent: "complete" | "quasi", ...covariates: readonly string[]) => ({
  kind: "not_computed",
  reason: "separation",
  extent,
  covariates,
});

describe("one number (Allison 2008, Convergence failures in logistic regression)", () => {
  const allison = answers([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((value) => [value, value > 0 ? 1 : 0]));

  test("splits all answers", () => {
    expect(logistic({ patterns: allison, covariates: [x] })).toEqual(separated("complete", "x"));
  });

  test("splits all answers but those on the boundary", () => {
    const patterns = [
      ...allison,
      ...answers([
        [0, 0],
        [0, 1],
      ]),
    ];
    expect(logistic({ patterns, covariates: [x] })).toEqual(separated("quasi", "x"));
  });

  test("overlaps by one answer", () => {
    expect(
      logistic({
        patterns: [
          ...allison,
          ...answers([
            [-0.01, 1],
            [0.01, 0],
          ]),
        ],
        covariates: [x],
      }).kind,
    ).toBe("computed");
    expect(logistic({ patterns: [...allison, ...answers([[1.001, 0]])], covariates: [x] }).kind).toBe(
      "computed",
    );
  });

  test("whatever its scale and origin", () => {
    const moved = (patterns: readonly Pattern[]) =>
      patterns.map(({ values, ...rest }) => ({ ...rest, values: { x: 1.6e9 + 1e3 * Number(values.x) } }));
    expect(logistic({ patterns: moved(allison), covariates: [x] })).toMatchObject({ reason: "separation" });
    const overlap = [...allison, ...answers([[1.001, 0]])];
    expect(logistic({ patterns: moved(overlap), covariates: [x] }).kind).toBe("computed");
  });
});

describe("a factor", () => {
  const levels = (counts: readonly [number, number, number], base = 50) =>
    ["a", "b", "c"].map((code, i) => ({ values: { group: code, x: i % 2 }, count: counts[i] ?? 0, base }));

  test("everyone of one level answers the same", () => {
    for (const end of [0, 50])
      expect(logistic({ patterns: levels([20, end, 30]), covariates: [group] })).toEqual(
        separated("quasi", "group"),
      );
  });

  test("everyone of the reference level answers the same", () => {
    expect(logistic({ patterns: levels([0, 20, 30]), covariates: [group] })).toEqual(
      separated("quasi", "group"),
    );
  });

  test("one answer in ten million is enough to have a maximum", () => {
    expect(logistic({ patterns: levels([4e6, 1, 5e6], 1e7), covariates: [group] }).kind).toBe("computed");
  });

  test("alone is named, beside a number that overlaps", () => {
    const patterns = [0, 1, 2, 3].flatMap((value) => [
      { values: { group: "a", x: value }, count: 2 + value, base: 9 },
      { values: { group: "b", x: value }, count: 3, base: 9 },
      { values: { group: "c", x: value }, count: 9, base: 9 },
    ]);
    expect(logistic({ patterns, covariates: [x, group] })).toEqual(separated("quasi", "group"));
  });

  test("one unit of thirty thousand", () => {
    const patterns = Array.from({ length: 3000 }, (_, i) => ({
      values: { group: i % 2 ? "a" : "b", x: i / 7 },
      count: i % 5,
      base: 10,
    }));
    const lone = { values: { group: "c", x: 40 }, count: 1, base: 1 };
    expect(logistic({ patterns: [...patterns, lone], covariates: [x, group] })).toEqual(
      separated("quasi", "group"),
    );
    const met = { values: { group: "c", x: 41 }, count: 0, base: 1 };
    expect(logistic({ patterns: [...patterns, lone, met], covariates: [x, group] })).toMatchObject({
      // Within the level, the smaller number has the characteristic; the others fix the slope.
      kind: "computed",
    });
  });
});

test("two numbers that overlap each alone, and split the answers together", () => {
  const patterns = [
    [0, 0.5, 1],
    [1, 1.5, 1],
    [2, 2.5, 1],
    [0.5, 0, 0],
    [1.5, 1, 0],
    [2.5, 2, 0],
  ].map(([first = 0, second = 0, count = 0]) => ({ values: { x: first, z: second }, count, base: 1 }));
  expect(logistic({ patterns, covariates: [x] }).kind).toBe("computed");
  expect(logistic({ patterns, covariates: [z] }).kind).toBe("computed");
  expect(logistic({ patterns, covariates: [x, z] })).toEqual(separated("complete", "x", "z"));
});

test("finds what linear programming finds, on random data", () => {
  for (const { x: lines, y, extent } of cases) {
    const width = lines[0]?.length ?? 0;
    const names = Array.from({ length: width - 1 }, (_, k) => `x${k + 1}`);
    const result = logistic({
      covariates: names.map((name) => ({ kind: "number", name })),
      patterns: lines.map((line, i) => ({
        values: Object.fromEntries(names.map((name, k) => [name, line[k + 1] ?? 0])),
        count: y[i] ?? 0,
        base: 1,
      })),
    });
    if (extent === "none") expect(result.kind).toBe("computed");
    else expect(result).toMatchObject({ reason: "separation", extent });
  }
});

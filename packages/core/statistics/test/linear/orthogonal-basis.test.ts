import { expect, test } from "vitest";
import { dot, orthogonalBasis } from "../../src/linear/orthogonal-basis.ts";

test("columns that are nearly parallel still give directions at right angles", () => {
  const column = (entry: (i: number) => number) => Float64Array.from({ length: 50 }, (_, i) => entry(i));
  // A constant, and two numbers that differ from it, then from their line, by little.
  const basis = orthogonalBasis([
    column(() => 1),
    column((i) => 1e7 + i),
    column((i) => 1e7 + i + 1e-4 * i * i),
  ]);
  if (basis.kind === "dependent") throw new Error("not dependent");
  for (const [j, first] of basis.q.entries())
    for (const [k, second] of basis.q.entries())
      expect(Math.abs(dot(first, second) - (j === k ? 1 : 0))).toBeLessThan(1e-14);
});

test("a column that those before give to nine digits is dependent", () => {
  const columns = [Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 4), Float64Array.of(3, 5, 9 + 1e-10)];
  expect(orthogonalBasis(columns)).toEqual({ kind: "dependent", column: 2 });
});

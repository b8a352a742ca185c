import { adjustments, constraintSums, constraintsOf, solveMultipliers } from "./constraints.ts";
import type { NoisyTable, SharedMargin } from "./shared-margin.ts";

/**
 * Weighted least squares: the tables nearest to the noisy ones, each squared distance divided by the variance of its
 * table, among those that agree on every margin and have the public values. A margin that several tables have is
 * thereby estimated by inverse variance. Values are real, and may be negative.
 * @throws {RangeError} public values that contradict one another, or a view that does not fit its table
 * @see Hay, Rastogi, Miklau & Suciu (2010), Boosting the accuracy of differentially private histograms through
 * consistency; x = y - Σ Aᵀ (A Σ Aᵀ)⁻ (A y - b)
 */
export function reconcile(
  tables: readonly NoisyTable[],
  margins: readonly SharedMargin[],
): { readonly values: Float64Array }[] {
  for (const { table, cellOf } of margins.flatMap(({ views }) => views))
    if (cellOf.length !== tables[table]?.values.length)
      throw new RangeError("a view maps every cell of its table");
  const constraints = constraintsOf(
    tables.map(({ values, variance }) => new Float64Array(values.length).fill(variance)),
    margins,
  );
  const values = new Float64Array(constraints.variances.length);
  let start = 0;
  const parts = tables.map((table) => {
    values.set(table.values, start);
    start += table.values.length;
    return { values: values.subarray(start - table.values.length, start) };
  });
  /** A x - b. */
  const gaps = () =>
    constraintSums(constraints, values).map((sum, row) => sum - (constraints.known[row] ?? 0));
  const noisy = gaps();
  const taken = adjustments(constraints, solveMultipliers(constraints, noisy));
  for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] ?? 0) - (taken[cell] ?? 0);
  if (greatest(gaps()) > Math.max(1e-6, 1e-6 * greatest(noisy)))
    throw new RangeError("public values of margins contradict one another");
  return parts;
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

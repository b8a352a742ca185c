import { adjustments, constraintSums, isConstraining, solveMultipliers } from "./margin-constraints.ts";
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
  const constraining = margins.filter(isConstraining);
  const noisy = tables.map(({ values }) => Float64Array.from(values));
  const variances = tables.map(({ values, variance }) => new Float64Array(values.length).fill(variance));
  const gaps = gapsOf(constraining, noisy);
  const taken = adjustments(
    { margins: constraining, variances },
    solveMultipliers({ margins: constraining, variances }, gaps),
  );
  const reconciled = noisy.map((values, table) =>
    values.map((value, cell) => value - (taken[table]?.[cell] ?? 0)),
  );
  const tolerance = 1e-6 * greatest(gaps);
  if (greatest(gapsOf(constraining, reconciled)) > Math.max(1e-6, tolerance))
    throw new RangeError("public values of margins contradict one another");
  return reconciled.map((values) => ({ values }));
}

/** A x - b. */
function gapsOf(margins: readonly SharedMargin[], values: readonly Float64Array[]): Float64Array {
  const gaps = constraintSums(margins, values);
  let row = 0;
  for (const { size, views, known } of margins) {
    for (const [at, value] of known?.entries() ?? []) gaps[row + at] = (gaps[row + at] ?? 0) - value;
    row += size * (views.length - (known ? 0 : 1));
  }
  return gaps;
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

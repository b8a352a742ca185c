import { type Constraints, constraintSums, multipliedBack, solveMultipliers } from "./constraints.ts";

/** A table with noise, and the variance (> 0) of the independent noise of each cell. */
export interface NoisyTable {
  readonly values: ArrayLike<number>;
  readonly variance: number;
}

/**
 * Weighted least squares: the tables nearest to the noisy ones, each squared distance divided by the variance of its
 * table, among those that agree on every margin and have the public values. A margin that several tables have is
 * thereby estimated by inverse variance. Values are real, and may be negative.
 * @throws {RangeError} public values that contradict one another
 * @see Hay, Rastogi, Miklau & Suciu (2010), Boosting the accuracy of differentially private histograms through
 * consistency; x = y - Σ Aᵀ (A Σ Aᵀ)⁻ (A y - b)
 */
export function reconcile(
  tables: readonly NoisyTable[],
  constraints: Constraints,
): readonly { readonly values: Float64Array }[] {
  const parts = tables.map(({ values }) => ({ values: Float64Array.from(values) }));
  /** A x - b. */
  const gaps = () => {
    const sums = new Float64Array(constraints.variances.length);
    for (const [table, { values }] of parts.entries()) {
      const profileOf = constraints.profileOf[table] ?? new Int32Array();
      for (let cell = 0; cell < profileOf.length; cell++) {
        const profile = profileOf[cell] ?? 0;
        sums[profile] = (sums[profile] ?? 0) + (values[cell] ?? 0);
      }
    }
    return constraintSums(constraints, sums).map((sum, row) => sum - (constraints.known[row] ?? 0));
  };
  const noisy = gaps();
  const taken = multipliedBack(constraints, solveMultipliers(constraints, noisy));
  for (const [table, { values }] of parts.entries()) {
    const [profileOf, variance] = [constraints.profileOf[table], tables[table]?.variance ?? 0];
    for (let cell = 0; cell < values.length; cell++)
      values[cell] = (values[cell] ?? 0) - variance * (taken[profileOf?.[cell] ?? 0] ?? 0);
  }
  if (greatest(gaps()) > Math.max(1e-6, 1e-6 * greatest(noisy)))
    throw new RangeError("public values of margins contradict one another");
  return parts;
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

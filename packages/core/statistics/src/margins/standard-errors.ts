import { type Constraints, marginsByTable, type TableNoise } from "./constraints.ts";
import { marginSums } from "./margin.ts";
import { type RemovedVariance, removedByMargins } from "./removed-by-margins.ts";
import { removedBySignature } from "./signatures.ts";

/** Multiplications above which the conjugate gradient solves sooner than factors are made. */
const workMax = 3e8;

/** Sums of distinct interior cells of one table: the sum that each cell is in, or -1. */
export interface TableSums {
  readonly table: number;
  readonly cellOf: Int32Array;
  readonly size: number;
}

/**
 * Standard errors of sums of cells once tables are reconciled: gᵀΣg - gᵀΣAᵀ(AΣAᵀ)⁻AΣg for the sum g, a function of
 * the design only.
 */
export function standardErrors(
  tables: readonly TableNoise[],
  constraints: Constraints,
): (sums: TableSums) => Float64Array {
  return errorsWith(isLong(constraints) ? removedBySignature(constraints) : removedByMargins(constraints), {
    tables,
    constraints,
  });
}

function isLong(constraints: Constraints): boolean {
  const all = constraints.cellCount;
  const work = marginsByTable(constraints).map(({ cells: { length } }) => length * (length ** 2 + all ** 2));
  return work.reduce((sum, operations) => sum + operations, all ** 3) > workMax;
}

/** Standard errors once counts are rounded to whole numbers. @see roundingVariance */
export function wholeStandardErrors(
  tables: readonly TableNoise[],
  constraints: Constraints,
): ReturnType<typeof standardErrors> {
  const errors = standardErrors(tables, constraints);
  return (sums) => {
    const variance = tables[sums.table]?.variance ?? Number.NaN;
    const cells = marginSums(sums, sums.size, new Float64Array(sums.cellOf.length).fill(1));
    return errors(sums).map((error, sum) => {
      const before = variance * (cells[sum] ?? 0);
      const removed = before - error ** 2;
      // What a subtraction leaves of a sum that agreement does not move.
      if (error === 0 || removed < 1e-9 * before) return error;
      return Math.sqrt(error ** 2 + roundingVariance(removed));
    });
  };
}

/**
 * Variance that controlled rounding adds to a sum which agreement moved off whole numbers: f (1 - f) for a fractional part f,
 * as it goes up with probability f; 1/6 on average where all f are as likely. A move of small variance leaves f near 0 or 1,
 * and f (1 - f) near the size of the move.
 * @param removed variance of the move
 * @see Cox (1987), A constructive procedure for unbiased controlled rounding
 */
function roundingVariance(removed: number): number {
  return Math.min(1 / 6, Math.sqrt((2 * removed) / Math.PI));
}

/** Standard errors by one given solver. */
export function errorsWith(
  removed: RemovedVariance,
  { tables, constraints }: { readonly tables: readonly TableNoise[]; readonly constraints: Constraints },
): ReturnType<typeof standardErrors> {
  return ({ table, cellOf, size }) => {
    const variance = tables[table]?.variance ?? Number.NaN;
    const { starts, profiles } = profilesBySum(constraints.profileOf[table], cellOf, size);
    return Float64Array.from({ length: size }, (_, sum) => {
      const covered = profiles.subarray(starts[sum], starts[sum + 1]);
      const before = variance * covered.length;
      const after = before - removed(covered, variance);
      // What a subtraction leaves of a public sum.
      return after < 1e-9 * before ? 0 : Math.sqrt(after);
    });
  };
}

/** The profile of each cell of each sum: those of sum n are profiles[starts[n]] to profiles[starts[n + 1] - 1]. */
function profilesBySum(profileOf: Int32Array | undefined, cellOf: Int32Array, size: number) {
  if (profileOf?.length !== cellOf.length) throw new RangeError("a sum has cells of its table only");
  const starts = new Int32Array(size + 2);
  for (const sum of cellOf) if (sum >= 0) starts[sum + 2] = (starts[sum + 2] ?? 0) + 1;
  for (let sum = 1; sum < starts.length; sum++) starts[sum] = (starts[sum] ?? 0) + (starts[sum - 1] ?? 0);
  const profiles = new Int32Array(starts[size + 1] ?? 0);
  for (let cell = 0; cell < cellOf.length; cell++) {
    const at = (cellOf[cell] ?? -1) + 1;
    if (at === 0) continue;
    profiles[starts[at] ?? 0] = profileOf[cell] ?? 0;
    starts[at] = (starts[at] ?? 0) + 1;
  }
  return { starts, profiles };
}

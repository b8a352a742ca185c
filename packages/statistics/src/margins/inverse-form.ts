import { dot } from "../linear/vector.ts";
import { type Constraints, solveMultipliers } from "./constraints.ts";

/** Constraints above which the conjugate gradient solves sooner than a factor is made. */
const factoredMax = 1500;

/**
 * bᵀ(AΣAᵀ)⁻b, for b in the range of the matrix: by a Cholesky factor, made once, where it is small, which leaves out the rows
 * that earlier ones imply; else by the conjugate gradient.
 */
export function inverseForm(constraints: Constraints): (right: Float64Array) => number {
  if (constraints.known.length > factoredMax)
    return (right) => dot(right, solveMultipliers(constraints, right));
  const independent: number[] = [];
  const factor: Float64Array[] = [];
  /** What the factor makes of values of the independent rows: the first `factor.length` of them, solved in place. */
  const eliminate = (values: Float64Array) => {
    const first = values.findIndex((value) => value !== 0);
    for (let row = Math.max(0, first); first >= 0 && row < factor.length; row++) {
      const line = factor[row] ?? values;
      values[row] = ((values[row] ?? 0) - partialDot(line, values, row)) / (line[row] ?? 1);
    }
    return values;
  };
  for (const [row, line] of lowerHalf(constraints).entries()) {
    const own = eliminate(Float64Array.from([...independent, row], (other) => line[other] ?? 0));
    const diagonal = line[row] ?? 0;
    const rest = diagonal - partialDot(own, own, factor.length);
    if (!(rest > 1e-11 * diagonal)) continue;
    own[factor.length] = Math.sqrt(rest);
    independent.push(row);
    factor.push(own);
  }
  return (right) => {
    const values = eliminate(Float64Array.from(independent, (row) => right[row] ?? 0));
    return dot(values, values);
  };
}

/** AΣAᵀ up to its diagonal, by row. */
function lowerHalf({ known, variances, entries }: Constraints): readonly Float64Array[] {
  const { rows, profiles, signs } = entries;
  const lines = Array.from(known, (_, row) => new Float64Array(row + 1));
  for (const [profile, own] of Map.groupBy(rows.keys(), (at) => profiles[at] ?? 0))
    for (const at of own)
      for (const other of own) {
        const [row, column] = [rows[at] ?? 0, rows[other] ?? 0];
        const line = lines[row];
        if (line === undefined || column > row) continue;
        line[column] =
          (line[column] ?? 0) + (signs[at] ?? 0) * (signs[other] ?? 0) * (variances[profile] ?? 0);
      }
  return lines;
}

/** Of the first `length` values. Two sums: a single one would wait for each addition. */
function partialDot(left: Float64Array, right: Float64Array, length: number): number {
  let [even, odd] = [0, 0];
  let at = 0;
  for (; at + 1 < length; at += 2) {
    even += (left[at] ?? 0) * (right[at] ?? 0);
    odd += (left[at + 1] ?? 0) * (right[at + 1] ?? 0);
  }
  if (at < length) even += (left[at] ?? 0) * (right[at] ?? 0);
  return even + odd;
}

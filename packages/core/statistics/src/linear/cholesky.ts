/** Factor L of a symmetric non-negative matrix L Lᵀ, over the rows that no earlier ones imply. */
export interface Cholesky {
  readonly independent: readonly number[];
  /** L, by row up to its diagonal. */
  readonly factor: readonly Float64Array[];
  /** The other rows, as sums of independent ones with these weights. */
  readonly implied: readonly { readonly row: number; readonly weights: Float64Array }[];
}

/** What is left of a diagonal, relative to it, once earlier rows are taken out: below this it is rounding. */
const negligible = 1e-11;

/** @param lines of the matrix, each up to its diagonal */
export function cholesky(lines: readonly Float64Array[]): Cholesky {
  const independent: number[] = [];
  const factor: Float64Array[] = [];
  const implied: Cholesky["implied"][number][] = [];
  for (const [row, line] of lines.entries()) {
    const factorRow = forward(
      factor,
      Float64Array.from([...independent, row], (other) => line[other] ?? 0),
    );
    const diagonal = line[row] ?? 0;
    const rest = diagonal - partialDot(factorRow, factorRow, factor.length);
    if (rest > negligible * diagonal) {
      factorRow[factor.length] = Math.sqrt(rest);
      independent.push(row);
      factor.push(factorRow);
    } else implied.push({ row, weights: backward(factor, factorRow.slice(0, -1)) });
  }
  return { independent, factor, implied };
}

/** L⁻¹ v, in place, over the rows that L has. */
export function forward(factor: readonly Float64Array[], values: Float64Array): Float64Array {
  const first = values.findIndex((value) => value !== 0);
  for (let row = Math.max(0, first); first >= 0 && row < factor.length; row++) {
    const line = factor[row] ?? values;
    values[row] = ((values[row] ?? 0) - partialDot(line, values, row)) / (line[row] ?? 1);
  }
  return values;
}

/** (Lᵀ)⁻¹ v, in place. */
function backward(factor: readonly Float64Array[], values: Float64Array): Float64Array {
  for (let row = values.length - 1; row >= 0; row--) {
    const line = factor[row] ?? values;
    const value = (values[row] ?? 0) / (line[row] ?? 1);
    values[row] = value;
    for (let before = 0; before < row; before++)
      values[before] = (values[before] ?? 0) - value * (line[before] ?? 0);
  }
  return values;
}

/** Scalar product of the first `length` values. Two sums: a single one would wait for each addition. */
export function partialDot(left: Float64Array, right: Float64Array, length: number): number {
  let [even, odd] = [0, 0];
  let at = 0;
  for (; at + 1 < length; at += 2) {
    even += (left[at] ?? 0) * (right[at] ?? 0);
    odd += (left[at + 1] ?? 0) * (right[at + 1] ?? 0);
  }
  if (at < length) even += (left[at] ?? 0) * (right[at] ?? 0);
  return even + odd;
}

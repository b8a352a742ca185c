import { type Constraints, dot, solveMultipliers } from "./constraints.ts";
import { profilesOf } from "./profiles.ts";
import type { SharedMargin, TableNoise } from "./shared-margin.ts";
import { type Covered, signaturesOf } from "./signatures.ts";

/** A sum of distinct interior cells of one table. */
export interface CellSum {
  readonly table: number;
  readonly cells: ArrayLike<number>;
}

/** Constraints above which the conjugate gradient solves sooner than a factor is made. */
const factoredMax = 1500;

/**
 * Standard errors of sums of cells once tables are reconciled: gᵀΣg - gᵀΣAᵀ(AΣAᵀ)⁻AΣg for the sum g, a function of
 * the design only. Sums that cover the same parts of the margins are solved once.
 *
 * Up to `exactMax` constraints, a Cholesky factor makes every answer exact. Above, sums of as many cells, that cover
 * margin cells of the same colors as often, are taken to have one variance: the first is solved. Colors are those of
 * color refinement. In crossed tables and hierarchies, equal colors mean symmetry; a strongly regular design made on
 * purpose could have equal colors and unequal variances.
 */
export function standardErrors(
  tables: readonly TableNoise[],
  margins: readonly SharedMargin[],
  exactMax = 400,
): (sum: CellSum) => number {
  const profiles = profilesOf(tables, margins);
  const { constraints, profileOf, offsets } = profiles;
  const { length } = constraints.known;
  const removed =
    length <= Math.max(exactMax, factoredMax)
      ? exactForm(constraints)
      : (right: Float64Array) => dot(right, solveMultipliers(constraints, right));
  const signatureOf = length <= exactMax ? null : signaturesOf(profiles);
  const solved = new Map<string, number>();
  const memorized = (key: string, solve: () => number) => {
    const value = solved.get(key) ?? solve();
    solved.set(key, value);
    return value;
  };
  return ({ table, cells }) => {
    const variance = tables[table]?.variance ?? Number.NaN;
    const covered = coverage(profileOf[table], cells, offsets[table]);
    return memorized([...covered].join(" "), () => {
      const rows = rowsOf(covered, constraints);
      const solve = () => {
        const right = new Float64Array(length);
        for (const [row, count] of rows) right[row] = count * variance;
        const before = variance * cells.length;
        const after = before - removed(right);
        // What a subtraction leaves of a public sum.
        return after < 1e-9 * before ? 0 : Math.sqrt(after);
      };
      if (!signatureOf) return solve();
      return memorized(`${variance} ${signatureOf({ profiles: covered, rows })}`, solve);
    });
  };
}

/** How many cells of each profile a sum has, in the order of profiles. */
function coverage(
  profileOf: Int32Array = new Int32Array(),
  cells: ArrayLike<number>,
  offset = 0,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < cells.length; at++) {
    const profile = profileOf[cells[at] ?? -1];
    if (profile === undefined) throw new RangeError("a sum has cells of its table only");
    counts.set(offset + profile, (counts.get(offset + profile) ?? 0) + 1);
  }
  return counts.size < 2 ? counts : new Map([...counts].sort(([a], [b]) => a - b));
}

/** A g. */
function rowsOf(covered: ReadonlyMap<number, number>, { starts, rows, signs }: Constraints): Covered["rows"] {
  const sums = new Map<number, number>();
  for (const [profile, count] of covered)
    for (let at = starts[profile] ?? 0; at < (starts[profile + 1] ?? 0); at++) {
      const row = rows[at] ?? 0;
      sums.set(row, (sums.get(row) ?? 0) + (signs[at] ?? 0) * count);
    }
  return sums;
}

/** bᵀ(AΣAᵀ)⁻b by Cholesky, for b in the range of the matrix: rows that earlier ones imply are left out. */
function exactForm(constraints: Constraints): (right: Float64Array) => number {
  const independent: number[] = [];
  const factor: Float64Array[] = [];
  /** What the factor makes of some values of the independent rows: the first `factor.length` of them, solved in place. */
  const eliminate = (values: Float64Array) => {
    const first = values.findIndex((value) => value !== 0);
    for (let row = Math.max(0, first); first >= 0 && row < factor.length; row++) {
      const line = factor[row] ?? values;
      values[row] = ((values[row] ?? 0) - dot(line, values, row)) / (line[row] ?? 1);
    }
    return values;
  };
  for (const [row, line] of lowerHalf(constraints).entries()) {
    const own = eliminate(Float64Array.from([...independent, row], (other) => line[other] ?? 0));
    const diagonal = line[row] ?? 0;
    const rest = diagonal - dot(own, own, factor.length);
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
function lowerHalf({ known, starts, rows, signs, variances }: Constraints): Float64Array[] {
  const lines = Array.from(known, (_, row) => new Float64Array(row + 1));
  for (const [cell, variance] of variances.entries())
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
      const line = lines[rows[at] ?? 0] ?? new Float64Array();
      const value = (signs[at] ?? 0) * variance;
      for (let other = starts[cell] ?? 0; other <= at; other++)
        line[rows[other] ?? 0] = (line[rows[other] ?? 0] ?? 0) + value * (signs[other] ?? 0);
    }
  return lines;
}

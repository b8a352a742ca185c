import {
  adjustments,
  constraintCount,
  constraintSums,
  dot,
  isConstraining,
  type MarginConstraints,
  solveMultipliers,
} from "./margin-constraints.ts";
import { profilesOf } from "./profiles.ts";
import type { NoisyTable, SharedMargin } from "./shared-margin.ts";
import { signaturesOf } from "./signatures.ts";

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
  tables: readonly NoisyTable[],
  margins: readonly SharedMargin[],
  exactMax = 400,
): (sum: CellSum) => number {
  const profiles = profilesOf(tables, margins.filter(isConstraining));
  const { constraints } = profiles;
  const count = constraintCount(constraints.margins);
  const isExact = count <= exactMax;
  const removed =
    count <= Math.max(exactMax, factoredMax)
      ? exactForm(constraints)
      : (right: Float64Array) => dot(right, solveMultipliers(constraints, right));
  const signatureOf = isExact ? null : signaturesOf(profiles);
  const solved = new Map<string, number>();
  const memorized = (key: string, solve: () => number) => {
    const value = solved.get(key) ?? solve();
    solved.set(key, value);
    return value;
  };
  return ({ table, cells }) => {
    const variance = tables[table]?.variance ?? Number.NaN;
    const covered = coverage(profiles.profileOf[table], cells);
    const solve = () => {
      const weights = constraints.variances.map(({ length }) => new Float64Array(length));
      for (const [profile, count] of covered) weights[table]?.fill(count * variance, profile, profile + 1);
      const before = variance * cells.length;
      const after = before - removed(constraintSums(constraints.margins, weights));
      // What a subtraction leaves of a public sum.
      return after < 1e-9 * before ? 0 : Math.sqrt(after);
    };
    return memorized(`${table} ${[...covered].join(" ")}`, () => {
      if (!signatureOf) return solve();
      return memorized(`${variance} ${signatureOf(table, covered)}`, solve);
    });
  };
}

/** How many cells of each profile a sum has, in the order of profiles. */
function coverage(profileOf: Int32Array = new Int32Array(), cells: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < cells.length; at++) {
    const profile = profileOf[cells[at] ?? -1];
    if (profile === undefined) throw new RangeError("a sum has cells of its table only");
    counts.set(profile, (counts.get(profile) ?? 0) + 1);
  }
  return counts.size < 2 ? counts : new Map([...counts].sort(([a], [b]) => a - b));
}

/** bᵀ(AΣAᵀ)⁻b by Cholesky, for b in the range of the matrix: rows that earlier ones imply have a pivot of zero. */
function exactForm(constraints: MarginConstraints): (right: Float64Array) => number {
  const length = constraintCount(constraints.margins);
  const factor = Array.from({ length }, (_, row) =>
    constraintSums(
      constraints.margins,
      adjustments(constraints, new Float64Array(length).fill(1, row, row + 1)),
    ),
  );
  const eliminate = (values: Float64Array, end: number) => {
    for (let column = 0; column < end; column++) {
      const line = factor[column] ?? values;
      const pivot = line[column] ?? 0;
      let rest = values[column] ?? 0;
      for (let at = 0; at < column; at++) rest -= (line[at] ?? 0) * (values[at] ?? 0);
      values[column] = pivot > 0 ? rest / pivot : 0;
    }
    return values;
  };
  for (const [row, line] of factor.entries()) {
    const diagonal = line[row] ?? 0;
    eliminate(line, row);
    let rest = diagonal;
    for (let at = 0; at < row; at++) rest -= (line[at] ?? 0) * (line[at] ?? 0);
    line[row] = rest > 1e-11 * diagonal ? Math.sqrt(rest) : 0;
  }
  return (right) => {
    const solved = eliminate(right.slice(), length);
    return dot(solved, solved);
  };
}

import { type Constraints, constraintSums, type TableNoise } from "./constraints.ts";
import { inverseForm } from "./inverse-form.ts";

/** Sums of distinct interior cells of one table: the sum that each cell is in, or -1. */
export interface TableSums {
  readonly table: number;
  readonly cellOf: Int32Array;
  readonly size: number;
}

/**
 * Standard errors of sums of cells once tables are reconciled: gᵀΣg - gᵀΣAᵀ(AΣAᵀ)⁻AΣg for the sum g, a function of
 * the design only. Sums of one signature are taken to have one variance, and the first of them is solved. In crossed
 * tables and hierarchies, equal signatures mean symmetry; a strongly regular design made on purpose could have equal
 * ones and unequal variances.
 */
export function standardErrors(
  tables: readonly TableNoise[],
  constraints: Constraints,
): (sums: TableSums) => Float64Array {
  const signatureOf = signaturesOf(constraints);
  const removed = inverseForm(constraints);
  const solved = new Map<string, number>();
  const memorized = (key: string, solve: () => number) => {
    const value = solved.get(key) ?? solve();
    solved.set(key, value);
    return value;
  };
  return ({ table, cellOf, size }) => {
    const variance = tables[table]?.variance ?? Number.NaN;
    return Float64Array.from(coverage(constraints.profileOf[table], cellOf, size), (covered) =>
      memorized(`${[...covered]}`, () =>
        memorized(`${variance} ${signatureOf(covered)}`, () =>
          errorOf(covered, variance, { constraints, removed }),
        ),
      ),
    );
  };
}

/** How many cells of each profile a sum has. */
type Covered = ReadonlyMap<number, number>;

function coverage(profileOf: Int32Array | undefined, cellOf: Int32Array, size: number): readonly Covered[] {
  if (profileOf?.length !== cellOf.length) throw new RangeError("a sum has cells of its table only");
  const covered = Array.from({ length: size }, () => new Map<number, number>());
  for (const [cell, profile] of profileOf.entries()) {
    const counts = covered[cellOf[cell] ?? -1];
    counts?.set(profile, (counts.get(profile) ?? 0) + 1);
  }
  return covered;
}

function errorOf(
  covered: Covered,
  variance: number,
  {
    constraints,
    removed,
  }: { readonly constraints: Constraints; readonly removed: (right: Float64Array) => number },
): number {
  const values = new Float64Array(constraints.variances.length);
  let before = 0;
  for (const [profile, count] of covered) {
    values[profile] = count * variance;
    before += count * variance;
  }
  const after = before - removed(constraintSums(constraints, values));
  // What a subtraction leaves of a public sum.
  return after < 1e-9 * before ? 0 : Math.sqrt(after);
}

/**
 * Signature of a sum: the colors of the profiles that it covers and of the rows that it counts in, each with the number of
 * times. Colors are refined until none splits, 50 rounds at most; those of rows start as their margins.
 * @see Weisfeiler & Leman (1968), color refinement
 */
function signaturesOf({ tableOf, variances, margins, entries }: Constraints): (covered: Covered) => string {
  const entriesOf = Map.groupBy(entries.rows.keys(), (at) => entries.profiles[at] ?? 0);
  let [profiles, rows, tables] = [
    new Int32Array(variances.length),
    margins,
    new Int32Array(tableOf.reduce((most, table) => Math.max(most, table + 1), 0)),
  ];
  for (let [round, count] = [0, 0]; round < 50; round++) {
    const [profileColor, rowColor, tableColor] = [numbering(), numbering(), numbering()];
    const inTables = Array.from(tables, () => new Map<number, number>());
    const inRows = Array.from(rows, () => new Map<number, number>());
    profiles = profiles.map((color, profile) => {
      const own = (entriesOf.get(profile) ?? []).map((at) => entries.rows[at] ?? 0);
      const table = tableOf[profile] ?? 0;
      const next = profileColor.of(
        `${tables[table]} ${color} ${variances[profile]} ${own.map((row) => rows[row])}`,
      );
      for (const around of [inTables[table], ...own.map((row) => inRows[row])])
        around?.set(next, (around.get(next) ?? 0) + 1);
      return next;
    });
    rows = rows.map((color, row) => rowColor.of(`${color};${listed(inRows[row])}`));
    tables = tables.map((_, table) => tableColor.of(listed(inTables[table])));
    const colors = profileColor.count() + rowColor.count() + tableColor.count();
    if (colors === count) break;
    count = colors;
  }
  return (covered) => {
    const counted: string[] = [];
    const sums = new Map<number, number>();
    for (const [profile, count] of covered) {
      counted.push(`${profiles[profile]}*${count}`);
      for (const at of entriesOf.get(profile) ?? []) {
        const row = entries.rows[at] ?? 0;
        sums.set(row, (sums.get(row) ?? 0) + (entries.signs[at] ?? 0) * count);
      }
    }
    const inRows = Array.from(sums, ([row, count]) => `${rows[row]}*${count}`);
    return `${counted.sort().join(" ")};${inRows.sort().join(" ")}`;
  };
}

function listed(counts: ReadonlyMap<number, number> = new Map()): string {
  return [...counts].sort(([a], [b]) => a - b).join(" ");
}

/** Numbers of texts, in the order of their first use. */
function numbering(): { readonly of: (text: string) => number; readonly count: () => number } {
  const numbers = new Map<string, number>();
  return {
    count: () => numbers.size,
    of: (text) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
  };
}

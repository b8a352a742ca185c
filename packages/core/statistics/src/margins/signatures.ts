import { dot } from "../linear/orthogonal-basis.ts";
import { type Constraints, constraintSums, solveMultipliers } from "./constraints.ts";
import type { RemovedVariance } from "./removed-by-margins.ts";

/**
 * Signature of a sum: the colors of the profiles that it covers and of the rows that it counts in, each with the number of
 * times. Colors are refined until none splits, 50 rounds at most; those of rows start as their margins. In crossed tables
 * and hierarchies, equal signatures mean symmetry; a strongly regular design made on purpose could have equal ones and
 * unequal variances.
 * @returns by the profile of each cell of the sum
 * @see Weisfeiler & Leman (1968), color refinement
 */
export function signaturesOf({
  tableOf,
  variances,
  margins,
  entries,
}: Constraints): (covered: Int32Array) => string {
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
      const rowIndices = (entriesOf.get(profile) ?? []).map((at) => entries.rows[at] ?? 0);
      const table = tableOf[profile] ?? 0;
      const next = profileColor.of(
        `${tables[table]} ${color} ${variances[profile]} ${rowIndices.map((row) => rows[row])}`,
      );
      for (const around of [inTables[table], ...rowIndices.map((row) => inRows[row])])
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
    for (const [profile, { length: count }] of Map.groupBy(covered, (profile) => profile)) {
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

/** Removed variances where margins are long: the conjugate gradient solves the first sum of each signature. */
export function removedBySignature(constraints: Constraints): RemovedVariance {
  const signatureOf = signaturesOf(constraints);
  const solved = new Map<string, number>();
  return (covered, variance) => {
    const key = `${variance} ${signatureOf(covered)}`;
    const known = solved.get(key);
    if (known !== undefined) return known;
    const values = new Float64Array(constraints.variances.length);
    for (const profile of covered) values[profile] = (values[profile] ?? 0) + variance;
    const sums = constraintSums(constraints, values);
    const removed = dot(sums, solveMultipliers(constraints, sums));
    solved.set(key, removed);
    return removed;
  };
}

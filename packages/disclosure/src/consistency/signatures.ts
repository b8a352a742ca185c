import type { Profiles } from "./profiles.ts";

/** What a sum of cells has: how many of each profile, and how often it counts in each constraint, by their places. */
export interface Covered {
  readonly profiles: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, number>;
}

/**
 * Signature of a sum: the colors of the profiles that it covers and of the constraints that it counts in, each with the
 * number of times.
 * @see Weisfeiler & Leman (1968), color refinement
 */
export function signaturesOf(design: Profiles): (covered: Covered) => string {
  const { profiles, rows } = colorsOf(design);
  const listed = (counts: ReadonlyMap<number, number>, colors: Int32Array) =>
    Array.from(counts, ([at, count]) => `${colors[at]}*${count}`)
      .sort()
      .join(" ");
  return (covered) => `${listed(covered.profiles, profiles)};${listed(covered.rows, rows)}`;
}

interface Colors {
  readonly profiles: Int32Array;
  readonly rows: Int32Array;
}

/** Until no color splits, 50 rounds at most. Colors of constraints start as their margins. */
function colorsOf({ offsets, constraints }: Profiles): Colors {
  const { starts, rows: rowOf, variances, margins } = constraints;
  const tableOf = Int32Array.from(variances, (_, profile) =>
    offsets.findLastIndex((offset) => offset <= profile),
  );
  let [profiles, rows, tables] = [new Int32Array(variances.length), margins, new Int32Array(offsets.length)];
  let count = 0;
  for (let round = 0; round < 50; round++) {
    const [profileColor, rowColor, tableColor] = [numbering(), numbering(), numbering()];
    const inTables = Array.from(tables, () => new Map<number, number>());
    const inRows = Array.from(rows, () => new Map<number, number>());
    profiles = profiles.map((color, profile) => {
      const own = rowOf.subarray(starts[profile], starts[profile + 1]);
      const table = tableOf[profile] ?? 0;
      const next = profileColor.of(
        `${tables[table]} ${color} ${variances[profile]} ${Array.from(own, (row) => rows[row] ?? 0)}`,
      );
      for (const around of [inTables[table], ...Array.from(own, (row) => inRows[row])])
        around?.set(next, (around.get(next) ?? 0) + 1);
      return next;
    });
    rows = rows.map((color, row) => rowColor.of(`${color};${listOf(inRows[row])}`));
    tables = tables.map((_, table) => tableColor.of(listOf(inTables[table])));
    const colors = profileColor.count() + rowColor.count() + tableColor.count();
    if (colors === count) break;
    count = colors;
  }
  return { profiles, rows };
}

function listOf(counts: ReadonlyMap<number, number> = new Map()): string {
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

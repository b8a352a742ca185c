import type { Profiles } from "./profiles.ts";

/** What a sum of cells has: how many of each profile, and how often it counts in each constraint, by their places. */
export interface Covered {
  readonly profiles: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, number>;
}

/**
 * Signature of a sum: the colors of the profiles that it covers and of the constraints that it counts in, each with the
 * number of times. Profiles of different tables have different colors, as constraints of different margins.
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

/** Until no color splits, 50 rounds at most. */
function colorsOf({ offsets, constraints }: Profiles): {
  readonly profiles: Int32Array;
  readonly rows: Int32Array;
} {
  const { starts, rows: rowOf, variances, margins } = constraints;
  let profiles = Int32Array.from(variances, (_, profile) =>
    offsets.findLastIndex((offset) => offset <= profile),
  );
  let rows = margins;
  let count = 0;
  for (let round = 0; round < 50; round++) {
    const profileColor = numbering();
    const rowColor = numbering();
    const inRows = Array.from(rows, () => new Map<number, number>());
    const next = Int32Array.from(profiles, (color, profile) => {
      const own = rowOf.subarray(starts[profile], starts[profile + 1]);
      const found = profileColor.of(
        `${color} ${variances[profile]} ${Array.from(own, (row) => rows[row]).join(" ")}`,
      );
      for (const row of own) inRows[row]?.set(found, (inRows[row].get(found) ?? 0) + 1);
      return found;
    });
    rows = rows.map((color, row) => {
      const around = [...(inRows[row] ?? [])].sort(([a], [b]) => a - b);
      return rowColor.of(`${color};${around.join(" ")}`);
    });
    profiles = next;
    const colors = profileColor.count() + rowColor.count();
    if (colors === count) break;
    count = colors;
  }
  return { profiles, rows };
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

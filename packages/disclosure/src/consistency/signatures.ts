import type { Profiles } from "./profiles.ts";

interface Colors {
  readonly profiles: readonly (readonly number[])[];
  readonly margins: readonly Int32Array[];
}

/**
 * Signature of a sum: the colors of the profiles that it covers and, for each margin of its table, of the margin
 * cells, each with the number of cells covered.
 * @see Weisfeiler & Leman (1968), color refinement
 */
export function signaturesOf(
  design: Profiles,
): (table: number, covered: ReadonlyMap<number, number>) => string {
  const colors = colorsOf(design);
  return (table, covered) => {
    const profiles = listed(covered, (profile) => colors.profiles[table]?.[profile]);
    const margins = (design.views[table] ?? []).map(({ margin, cellOf }) => {
      const counts = new Map<number, number>();
      for (const [profile, count] of covered) {
        const cell = cellOf[profile] ?? -1;
        if (cell >= 0) counts.set(cell, (counts.get(cell) ?? 0) + count);
      }
      return listed(counts, (cell) => colors.margins[margin]?.[cell]);
    });
    return [profiles, ...margins].join(";");
  };
}

function listed(counts: ReadonlyMap<number, number>, colorOf: (at: number) => number | undefined): string {
  return Array.from(counts, ([at, count]) => `${colorOf(at)}*${count}`)
    .sort()
    .join(" ");
}

/** Until no color splits, 50 rounds at most. */
function colorsOf({ views, constraints }: Profiles): Colors {
  let margins = constraints.margins.map(({ size }, margin) => new Int32Array(size).fill(margin));
  let tables: readonly number[] = constraints.variances.map(() => 0);
  let profiles: number[][] = [];
  let count = 0;
  for (let round = 0; round < 50; round++) {
    const profileColor = numbering();
    profiles = constraints.variances.map((variances, table) =>
      Array.from(variances, (variance, profile) => {
        const around = (views[table] ?? []).map(
          ({ margin, cellOf }) => `${margin}:${margins[margin]?.[cellOf[profile] ?? -1] ?? "outside"}`,
        );
        return profileColor.of(`${tables[table]} ${variance} ${around.join(" ")}`);
      }),
    );
    const tableColor = numbering();
    tables = profiles.map((colors) => tableColor.of(sorted(colors)));
    const marginColor = numbering();
    margins = constraints.margins.map(({ size, views: marginViews }, margin) => {
      const around = Array.from({ length: size }, (): number[][] => marginViews.map(() => []));
      for (const [at, { table, cellOf }] of marginViews.entries())
        for (const [profile, cell] of cellOf.entries())
          around[cell]?.[at]?.push(profiles[table]?.[profile] ?? -1);
      return Int32Array.from(around, (lists) => {
        return marginColor.of(`${margin};${lists.map(sorted).sort().join(";")}`);
      });
    });
    const colors = profileColor.count() + tableColor.count() + marginColor.count();
    if (colors === count) break;
    count = colors;
  }
  return { profiles, margins };
}

function sorted(colors: readonly number[]): string {
  return colors.toSorted((a, b) => a - b).join(" ");
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

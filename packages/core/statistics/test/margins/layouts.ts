import fc from "fast-check";
import type { Margin, MarginView } from "../../src/margins/margin.ts";
import type { NoisyTable } from "../../src/margins/reconcile.ts";

/** Tables and margins of one source, with the true counts. */
export interface Layout {
  readonly tables: readonly NoisyTable[];
  readonly margins: readonly Margin[];
  readonly truth: readonly (readonly number[])[];
  /** Most dimensions of a table. */
  readonly dimensions: number;
}

/** A dimension, and the group of each code where it has a coarser level. */
interface Level {
  readonly dimension: number;
  readonly isCoarse: boolean;
}

interface TableDesign {
  readonly levels: readonly Level[];
  /** Whom it counts: everyone, everyone with the inner universe apart, or the inner universe alone. */
  readonly universe: "all" | "nested" | "inner";
  readonly variance: number;
}

export interface Design {
  /** Groups of the codes of each dimension. */
  readonly groups: readonly (readonly number[])[];
  readonly tables: readonly TableDesign[];
  readonly isKnown: (margin: number) => boolean;
  /** Count of one combination of codes, inside or outside of the inner universe. */
  readonly countOf: (codes: readonly number[], isInner: boolean) => number;
  readonly noise: (variance: number) => number;
  /** Most dimensions of a margin. */
  readonly depth: number;
  /** Whether the first codes of the first two dimensions exclude each other: tables have no cell for them. */
  readonly hasImpossible: boolean;
}

/** A small deterministic generator (Marsaglia 2003, xorshift). */
export function uniform(seed: number): () => number {
  let state = (seed | 0) ^ 0x9e3779b9 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
}

/** Rounded normal noise: Box & Muller (1958). */
export function roundedNormal(random: () => number): (variance: number) => number {
  return (variance) =>
    Math.round(Math.sqrt(-2 * variance * Math.log(random())) * Math.cos(2 * Math.PI * random()));
}

interface Cell {
  readonly codes: readonly number[];
  readonly isInner: boolean | null;
}

export function layoutOf({ groups, tables, isKnown, countOf, noise, depth, hasImpossible }: Design): Layout {
  const isImpossible = (first: number | undefined, second: number | undefined) =>
    hasImpossible && first === 0 && second === 0;

  const codesOf = ({ dimension, isCoarse }: Level) => [
    ...new Set(isCoarse ? groups[dimension] : groups[dimension]?.keys()),
  ];
  const cells = tables.map(({ levels, universe }): Cell[] =>
    (universe === "nested" ? [true, false] : [universe === "inner" ? true : null]).flatMap((isInner) =>
      product(levels.map(codesOf))
        .filter((codes) => {
          const fineCode = (dimension: number) =>
            codes[levels.findIndex((level) => level.dimension === dimension && !level.isCoarse)];
          return !isImpossible(fineCode(0), fineCode(1));
        })
        .map((codes) => ({ codes, isInner })),
    ),
  );
  const units = product(groups.map((codes) => [...codes.keys()])).flatMap((codes) =>
    [true, false].map((isInner) => ({
      codes,
      isInner,
      count: isImpossible(codes[0], codes[1]) ? 0 : countOf(codes, isInner),
    })),
  );
  const truth = tables.map(({ levels }, table) => {
    const at = new Map(cells[table]?.map(({ codes, isInner }, cell) => [`${isInner} ${codes}`, cell]));
    const counts = (cells[table] ?? []).map(() => 0);
    for (const { codes, isInner, count } of units) {
      const levelCodes = levels.map(({ dimension, isCoarse }) =>
        codeAt({ groups, codes, dimension, isCoarse }),
      );
      const cell = at.get(`${isInner} ${levelCodes}`) ?? at.get(`null ${levelCodes}`);
      if (cell !== undefined) counts[cell] = (counts[cell] ?? 0) + count;
    }
    return counts;
  });
  const candidates = marginLevels(tables, depth).flatMap((levels) =>
    (["all", "inner"] as const).map((universe) => ({ levels, universe })),
  );
  const margins = candidates.flatMap(({ levels, universe }): Margin[] => {
    const codes = product(levels.map(codesOf)).map(String);
    const views = tables.flatMap((design, table): MarginView[] => {
      const places = levels.map((level) => placeOf(level, design.levels));
      if (places.some((place) => place < 0) || !covers(design.universe, universe)) return [];
      const cellOf = (cells[table] ?? []).map((cell) => {
        if (universe === "inner" && cell.isInner === false) return -1;
        const levelCodes = levels.map(({ dimension, isCoarse }, at) => {
          const place = places[at] ?? 0;
          const code = cell.codes[place] ?? 0;
          return isCoarse && !design.levels[place]?.isCoarse ? (groups[dimension]?.[code] ?? 0) : code;
        });
        return codes.indexOf(String(levelCodes));
      });
      return [{ table, cellOf: Int32Array.from(cellOf) }];
    });
    return views.length === 0 ? [] : [{ size: codes.length, views, known: null }];
  });
  return {
    truth,
    dimensions: Math.max(...tables.map(({ levels }) => levels.length)),
    tables: tables.map(({ variance }, table) => ({
      variance,
      values: (truth[table] ?? []).map((count) => count + noise(variance)),
    })),
    margins: margins.map((margin, at) => ({ ...margin, known: isKnown(at) ? sumsOf(margin, truth) : null })),
  };
}

export function sumsOf({ size, views }: Margin, values: readonly ArrayLike<number>[]): number[] {
  const sums = new Array<number>(size).fill(0);
  for (const [cell, at] of views[0]?.cellOf.entries() ?? [])
    if (at >= 0) sums[at] = (sums[at] ?? 0) + (values[views[0]?.table ?? 0]?.[cell] ?? 0);
  return sums;
}

function codeAt({
  groups,
  codes,
  dimension,
  isCoarse,
}: Level & { groups: Design["groups"]; codes: readonly number[] }): number {
  const code = codes[dimension] ?? 0;
  return isCoarse ? (groups[dimension]?.[code] ?? 0) : code;
}

function covers(table: TableDesign["universe"], margin: "all" | "inner"): boolean {
  return margin === "inner" ? table !== "all" : table !== "inner";
}

/** Which level of a table gives a level of a margin; -1 where none does. */
function placeOf({ dimension, isCoarse }: Level, levels: readonly Level[]): number {
  return levels.findIndex((level) => level.dimension === dimension && (isCoarse || !level.isCoarse));
}

/** Sets of at most `depth` levels that some table has, the empty one (the total) first. */
function marginLevels(tables: readonly TableDesign[], depth: number): Level[][] {
  const found = new Map<string, Level[]>();
  for (const { levels } of tables)
    for (const chosen of product(levels.map(({ isCoarse }) => (isCoarse ? [0, 1] : [0, 1, 2])))) {
      const set = levels.flatMap(({ dimension }, at) =>
        chosen[at] === 0 ? [] : [{ dimension, isCoarse: levels[at]?.isCoarse || chosen[at] === 2 }],
      );
      const sorted = set.sort((a, b) => a.dimension - b.dimension);
      if (set.length <= depth) found.set(JSON.stringify(sorted), sorted);
    }
  return [...found.entries()]
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([, set]) => set);
}

export function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>(
    (rows, list) => rows.flatMap((row) => list.map((code) => [...row, code])),
    [[]],
  );
}

/** Two to four tables of one to three of four dimensions, with noise; a few sizes are public. */
export const layouts: fc.Arbitrary<Layout> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
    tables: fc.array(
      fc.record({
        dimensions: fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }),
        coarse: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        universe: fc.constantFrom("all" as const, "nested" as const, "inner" as const),
        variance: fc.constantFrom(0.5, 4, 30),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    known: fc.integer({ min: -1, max: 12 }),
    mean: fc.constantFrom(0.05, 1, 40),
    depth: fc.integer({ min: 1, max: 3 }),
    hasImpossible: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ sizes, tables, known, mean, depth, hasImpossible, seed }) => {
    const random = uniform(seed);
    return layoutOf({
      groups: sizes.map((size) => Array.from({ length: size }, (_, code) => code % 2)),
      tables: tables.map(({ dimensions, coarse, universe, variance }) => ({
        levels: dimensions.map((dimension, at) => ({ dimension, isCoarse: coarse[at] ?? false })),
        universe,
        variance,
      })),
      isKnown: (margin) => margin === known || margin === 0,
      countOf: () => Math.floor(-2 * mean * random() * Math.log(random())),
      noise: roundedNormal(random),
      depth,
      hasImpossible,
    });
  });

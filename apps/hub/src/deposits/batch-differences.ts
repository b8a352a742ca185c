import { pooledBundle, type ReceivedBundle, readBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { readEarlier } from "./bundle-contents.ts";

/** Input of the thread that compares the bundles of the holders of a group. */
export interface BatchInput {
  readonly study: Study;
  readonly bundles: readonly {
    /** Identifier of the deposit. */
    readonly id: string;
    readonly bundle: Uint8Array;
    /** What the same holder published in the edition before; null where there is none. */
    readonly before: Uint8Array | null;
  }[];
}

/** How a bundle differs from its group. */
export interface BatchDifference {
  /** How many of its tables were compared with those of the group. */
  readonly compared: number;
  readonly far: readonly FarTable[];
  readonly moved: readonly MovedSize[];
}

/** A table whose shares are far from those of the group: the row where they differ most. */
export interface FarTable {
  readonly indicator: string;
  /** Names of its dimensions, then codes of the row, in the same order. */
  readonly dimensions: readonly string[];
  readonly codes: readonly string[];
  /** Shares in 0..1 among the rows that the group shows: of the bundle, null where it hides this one; of the whole group. */
  readonly own: number | null;
  readonly group: number;
}

/** A source whose size is half as much again, or half, of that of the edition before. */
export interface MovedSize {
  readonly source: string;
  /** What its fullest table counts, over what it counted; null where either is hidden. */
  readonly times: number | null;
}

/** Fewer bundles are no group to compare with: two or three holders may all be unlike one another. */
export const comparedMin = 4;
/** Part of the persons who would answer otherwise if shares were those of the group, beyond what chance and noise explain. */
const excessMin = 0.05;
/** Mean of the absolute value of a normal variable of variance one. */
const meanAbsolute = Math.sqrt(2 / Math.PI);

/**
 * Compares each bundle with the pooled tables of all, as an edition would publish them, and its sizes with the edition before.
 * No count under the threshold is in it. Reads all as hostile.
 * @returns by identifier of the deposit; null for a bundle that can no longer be read
 */
export async function batchDifferences({
  study,
  bundles,
}: BatchInput): Promise<ReadonlyMap<string, BatchDifference | null>> {
  const read = new Map<string, ReceivedBundle>();
  const moved = new Map<string, readonly MovedSize[]>();
  for (const { id, bundle, before } of bundles) {
    const now = await readBundle(bundle, { file: "bundle.zip" }).catch(nullIfRefused);
    if (now === null) continue;
    const earlier = before === null ? null : await readEarlier(before).catch(nullIfRefused);
    read.set(id, now);
    moved.set(id, earlier === null ? [] : movedSizes(now, earlier));
  }
  const tables: ReturnType<typeof farTables> = read.size < comparedMin ? new Map() : farInGroup(study, read);
  return new Map(
    bundles.map(({ id }) => {
      if (!read.has(id)) return [id, null];
      return [id, { compared: 0, far: [], ...tables.get(id), moved: moved.get(id) ?? [] }];
    }),
  );
}

function nullIfRefused(error: unknown): null {
  if (error instanceof VigieErrors) return null;
  throw error;
}

/** Sources whose fullest table moved by half, whatever the hidden counts are. */
function movedSizes(now: ReceivedBundle, earlier: ReceivedBundle): readonly MovedSize[] {
  const { min } = now.guarantee.policy;
  const sizes = now.manifest.tables.flatMap(({ name, source }) => {
    const [own, former] = [now.tables.get(name), earlier.tables.get(name)];
    return own === undefined || former === undefined
      ? []
      : [{ source, now: sizeOf(own, now), before: sizeOf(former, earlier) }];
  });
  return [...Map.groupBy(sizes, ({ source }) => source)].flatMap(([source, own]) => {
    const [fullest] = own.toSorted((a, b) => b.before.shown + b.now.shown - a.before.shown - a.now.shown);
    if (fullest === undefined || fullest.before.most === 0) return [];
    const { now: size, before } = fullest;
    if (size.most * 2 > before.shown && size.shown * 2 < before.most * 3) return [];
    const isHidden = size.shown < min || before.shown < min;
    return [{ source, times: isHidden ? null : size.shown / before.shown }];
  });
}

/** Sum of the counts shown in the fullest universe of a table, and what it may be at most with those that are hidden. */
function sizeOf({ rows }: Table, { guarantee }: ReceivedBundle) {
  const hidden = Math.max(0, guarantee.policy.min - 1);
  const own = fullestUniverse(rows);
  const shown = sum(own.map(({ count }) => count ?? 0));
  return { shown, most: shown + hidden * own.filter(({ count }) => count === null).length };
}

type Table = ReceivedBundle["tables"] extends ReadonlyMap<string, infer One> ? One : never;
type Row = Table["rows"][number];

/** Universes are nested: a person counts once in each. */
function fullestUniverse(rows: readonly Row[]): readonly Row[] {
  const sizes = [...Map.groupBy(rows, ({ codes }) => codes[0] ?? "").values()].map((own) => ({
    own,
    size: sum(own.map(({ count }) => count ?? 0)),
  }));
  return sizes.toSorted((a, b) => b.size - a.size)[0]?.own ?? [];
}

function farInGroup(study: Study, read: ReadonlyMap<string, ReceivedBundle>): ReturnType<typeof farTables> {
  const { tables, guarantee, pooled } = pooledBundle(study, [...read.values()]);
  const bundles = [...read].map(([id, bundle]) => ({
    id,
    holder: bundle.manifest.holder ?? "",
    tables: bundle.tables,
    min: bundle.guarantee.policy.min,
  }));
  return farTables(bundles, { tables, min: guarantee.policy.min, leftOut: pooled?.leftOut ?? new Map() });
}

/** Tables by name, and the count under which they hide. */
interface HeldTables {
  readonly tables: ReceivedBundle["tables"];
  readonly min: number;
}

/**
 * By bundle, the tables twice as far from the group as half of the bundles are, and farther than chance and noise explain.
 * @param group the pooled tables, and by name of one the holders that are not in it
 */
export function farTables(
  bundles: readonly (HeldTables & { readonly id: string; readonly holder: string })[],
  group: HeldTables & { readonly leftOut: ReadonlyMap<string, readonly string[]> },
): ReadonlyMap<string, Pick<BatchDifference, "compared" | "far">> {
  const compared = [...group.tables].flatMap(([name, pooled]) => {
    const leftOut = group.leftOut.get(name) ?? [];
    const distances = bundles.flatMap(({ id, holder, tables, min }) => {
      const own = tables.get(name);
      if (own === undefined || leftOut.includes(holder)) return [];
      const found = distanceOf(own, pooled, Math.max(1, min, group.min));
      return found === null ? [] : [{ id, ...found }];
    });
    const usual = middleOf(distances.map(({ distance }) => distance));
    return distances.map(({ id, distance, chance, table }) => ({
      id,
      far: distance > 2 * usual && distance - 2 * chance > excessMin ? [table] : [],
    }));
  });
  return new Map(
    [...Map.groupBy(compared, ({ id }) => id)].map(([id, own]) => [
      id,
      { compared: own.length, far: own.flatMap(({ far }) => far) },
    ]),
  );
}

/**
 * How far the shares of a bundle are from those of the others of its group, and how far chance and noise alone would put them on
 * average: total variation, in 0..1. Rows that the group hides are not read; one that the bundle hides has, of what it may have,
 * the count nearest to that of the group.
 * @returns null where there are not two such rows
 */
function distanceOf(own: Table, group: Table, min: number) {
  const groupRows = new Map(group.rows.map((row) => [row.codes.join("\0"), row]));
  const cells = fullestUniverse(own.rows).flatMap((row) => {
    const pooled = groupRows.get(row.codes.join("\0"));
    if (pooled === undefined || pooled.count === null || pooled.count < min) return [];
    const count = row.count !== null && row.count >= min ? row.count : null;
    const errors = { error: errorOf(own, row), groupError: errorOf(group, pooled) };
    return [
      {
        ...errors,
        codes: row.codes,
        count,
        pooled: pooled.count,
        rest: Math.max(0, pooled.count - (count ?? 0)),
      },
    ];
  });
  const total = (of: (cell: (typeof cells)[number]) => number) => sum(cells.map(of));
  const [shown, rest, pooled] = [
    total(({ count }) => count ?? 0),
    total((cell) => cell.rest),
    total((cell) => cell.pooled),
  ];
  if (cells.length < 2 || rest === 0 || shown === 0) return null;
  const counted = cells.map((cell) => ({
    ...cell,
    expected: cell.rest / rest,
    filled: cell.count ?? Math.min(min - 1, (cell.rest / rest) * shown),
  }));
  const size = sum(counted.map(({ filled }) => filled));
  const parts = counted.map((cell) => {
    const sampling = Math.sqrt((cell.expected * (1 - cell.expected)) / size);
    return {
      ...cell,
      distance: Math.abs(cell.filled / size - cell.expected),
      chance: Math.hypot(sampling, cell.error / size, cell.groupError / rest),
    };
  });
  const [widest] = parts.toSorted((a, b) => b.distance - a.distance);
  return {
    distance: sum(parts.map(({ distance }) => distance)) / 2,
    chance: (meanAbsolute * sum(parts.map(({ chance }) => chance))) / 2,
    table: {
      indicator: own.indicator,
      dimensions: own.dimensions.map(({ name }) => name),
      codes: widest?.codes ?? [],
      own: widest === undefined || widest.count === null ? null : widest.count / size,
      group: (widest?.pooled ?? 0) / pooled,
    },
  };
}

/** Standard error of the noise of a row's count; 0 where the table has none. */
function errorOf({ measures }: Table, { values }: Row): number {
  return values[measures.indexOf("count_error")] ?? 0;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

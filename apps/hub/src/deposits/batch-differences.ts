import { pooledBundle, type ReceivedBundle, readBundle } from "@vigie/bundle";
import { chanceReachedInSample, chiSquareUpper, holm } from "@vigie/statistics";
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
/** Part of the persons who would answer otherwise if shares were those of the others: a smaller one is not worth a review. */
const distanceMin = 0.05;
/** Risk that chance and noise alone make a table of one holder at least far from its group. */
const level = 0.05;
/** Median of the absolute value of a normal variable of variance one. */
const middleOfNormal = 0.6745;

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
 * By bundle, the tables farther from half of its group than chance, noise and the usual differences of its holders explain, by
 * Holm over all tables of all holders.
 * @param group the pooled tables, and by name of one the holders that are not in it
 */
export function farTables(
  bundles: readonly (HeldTables & { readonly id: string; readonly holder: string })[],
  group: HeldTables & { readonly leftOut: ReadonlyMap<string, readonly string[]> },
): ReadonlyMap<string, Pick<BatchDifference, "compared" | "far">> {
  const compared = [...group.tables].flatMap(([name, pooled]) => {
    const leftOut = group.leftOut.get(name) ?? [];
    const held = bundles.flatMap(({ id, holder, tables, min }) => {
      const own = tables.get(name);
      if (own === undefined || leftOut.includes(holder)) return [];
      const cells = gapsOf(own, pooled, Math.max(1, min, group.min));
      return cells === null ? [] : [{ id, own, cells }];
    });
    return testedTables(held);
  });
  const adjusted = holm(compared.map(({ pValue }) => pValue));
  const judged = compared.map(({ id, distance, table }, at) => ({
    id,
    far: distance > distanceMin && (adjusted[at] ?? 1) < level ? [table] : [],
  }));
  return new Map(
    [...Map.groupBy(judged, ({ id }) => id)].map(([id, own]) => [
      id,
      { compared: own.length, far: own.flatMap(({ far }) => far) },
    ]),
  );
}

/**
 * One table of each holder against the others and against the middle one, the nearer of both: a holder that is far from all the
 * others moves what these are compared with. Where half of the holders are farther apart than chance and noise put them, errors are as many times greater.
 * @see Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, on overdispersion: here by the median
 */
function testedTables(
  held: readonly { readonly id: string; readonly own: Table; readonly cells: readonly SharedCell[] }[],
) {
  const cells = held.flatMap((each) => each.cells);
  const middles = new Map(
    [...Map.groupBy(cells, ({ key }) => key)].map(([key, own]) => [key, middleOf(own.map(({ gap }) => gap))]),
  );
  const middleGapOf = ({ key, gap }: SharedCell) => gap - (middles.get(key) ?? 0);
  const gapOf = (cell: SharedCell) =>
    cell.gap * middleGapOf(cell) <= 0 ? 0 : Math.min(Math.abs(cell.gap), Math.abs(middleGapOf(cell)));
  const uncertain = cells.filter(({ error }) => error > 0);
  const usual = middleOf(uncertain.map((cell) => Math.abs(middleGapOf(cell)) / cell.error));
  const spread = Math.max(1, usual / middleOfNormal);
  const zOf = (cell: SharedCell) => (cell.error === 0 ? 0 : gapOf(cell) / cell.error / spread);
  return held.flatMap(({ id, own, cells }) => {
    const [widest] = cells.toSorted((a, b) => gapOf(b) - gapOf(a));
    if (widest === undefined) return [];
    // Given that a count is shown: methods, section 7, point 9.
    const pValues = cells.map((cell) => chiSquareUpper(zOf(cell) ** 2, 1) / cell.chanceShown);
    const table = {
      indicator: own.indicator,
      dimensions: own.dimensions.map(({ name }) => name),
      codes: widest.codes,
      own: widest.own,
      group: widest.group,
    };
    const pValue = Math.min(1, cells.length * Math.min(...pValues));
    return [{ id, distance: sum(cells.map(gapOf)) / 2, pValue, table }];
  });
}

/** A row of a holder's table beside the same of the others of its group. */
interface SharedCell {
  readonly key: string;
  readonly codes: readonly string[];
  /** Shares in 0..1: of the holder, null where it hides this row; of the whole group. */
  readonly own: number | null;
  readonly group: number;
  /** Share of the holder less that of the others. */
  readonly gap: number;
  /** Standard error that chance and noise give it. */
  readonly error: number;
  /** Chance that its count would be shown, were its share that of the others. */
  readonly chanceShown: number;
}

/**
 * The shares of a holder less those of the others of its group. Rows that the group hides are not read, nor are margins; one that
 * the holder hides has, of what it may have, the count nearest to that of the group.
 * @returns null where there are not two such rows
 */
function gapsOf(own: Table, group: Table, min: number): readonly SharedCell[] | null {
  const groupRows = new Map(group.rows.map((row) => [row.codes.join("\0"), row]));
  const cells = fullestUniverse(own.rows).flatMap((row) => {
    const key = row.codes.join("\0");
    const pooled = groupRows.get(key);
    if (pooled === undefined || pooled.count === null || pooled.count < min || row.codes.includes("_T"))
      return [];
    const count = row.count !== null && row.count >= min ? row.count : null;
    const errors = { error: errorOf(own, row), groupError: errorOf(group, pooled) };
    const rest = Math.max(0, pooled.count - (count ?? 0));
    return [{ ...errors, key, codes: row.codes, count, pooled: pooled.count, rest }];
  });
  const [shown, rest, pooled] = [
    sum(cells.map(({ count }) => count ?? 0)),
    sum(cells.map((cell) => cell.rest)),
    sum(cells.map((cell) => cell.pooled)),
  ];
  if (cells.length < 2 || rest === 0 || shown === 0) return null;
  const filledOf = ({ count, rest: others }: (typeof cells)[number]) =>
    count ?? Math.min(min - 1, (others / rest) * shown);
  const size = sum(cells.map(filledOf));
  return cells.map((cell): SharedCell => {
    const share = cell.rest / rest;
    const chance = share * (1 - share) * (1 / size + 1 / rest);
    // A share bears the noise of its count and of its base, whose cells bear as much each.
    const noise = (1 - share) ** 2 + (cells.length - 1) * share ** 2;
    const variance = chance + noise * ((cell.error / size) ** 2 + (cell.groupError / rest) ** 2);
    const hidden = { base: Math.round(size), share, error: cell.error, threshold: min };
    return {
      key: cell.key,
      codes: cell.codes,
      own: cell.count === null ? null : cell.count / size,
      group: cell.pooled / pooled,
      gap: filledOf(cell) / size - share,
      error: Math.sqrt(variance),
      chanceShown: cell.count === null || cell.error === 0 ? 1 : chanceReachedInSample(hidden),
    };
  });
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

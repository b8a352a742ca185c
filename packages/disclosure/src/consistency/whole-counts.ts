import { marginSums, type SharedMargin } from "./shared-margin.ts";
import { wholeMargins } from "./whole-margins.ts";
import { unbounded, wholeValues } from "./whole-values.ts";

/** A margin (its index) as one table has it. */
export interface TableMargin {
  readonly margin: number;
  readonly table: number;
}

export interface WholeCounts {
  readonly tables: readonly Float64Array[];
  /** Margins that are sums of the counts of this table instead of the whole numbers next to their own estimate. */
  readonly derived: readonly TableMargin[];
  /** Margins that this table does not have to the unit. */
  readonly dropped: readonly TableMargin[];
}

/**
 * Whole counts, not negative, from reconciled tables. Margins are made whole first, coarse ones before fine ones, then
 * the cells of each table: margins stay near their least-squares value even where many cells were negative. Margins
 * agree to the unit in all tables, and public ones are exact.
 *
 * Where margins form a cycle in a table (AB, BC and AC of ABC), no whole table may have all. One is then derived from
 * the cells; or, where it is public or already in the counts of another table, dropped from this table.
 * @param tables reconciled values
 * @param margins those shared, and those that a table publishes alone (one view, not public)
 * @throws {RangeError} public values that are not whole or negative
 * @see Cox (1987), A constructive procedure for unbiased controlled rounding, for two partitions; Hay et al. (2010)
 */
export function wholeCounts(
  tables: readonly { readonly values: ArrayLike<number> }[],
  margins: readonly SharedMargin[],
): WholeCounts {
  const reconciled = tables.map(({ values }) => Float64Array.from(values));
  const all = [...margins, ...innerMargins(margins)];
  const settled = new Map<number, Float64Array>();
  for (const [at, { known }] of all.entries()) if (known) settled.set(at, Float64Array.from(known));
  for (const known of settled.values())
    if (!known.every((value) => Number.isInteger(value) && value >= 0))
      throw new RangeError("public values are whole and not negative");
  let whole = wholeMargins(reconciled, all, settled);
  const counts: Float64Array[] = reconciled.map(() => new Float64Array());
  const derived: TableMargin[] = [];
  const dropped: TableMargin[] = [];
  for (const table of mostLinkedFirst(tables.length, all)) {
    const own = all.flatMap(({ views, size }, margin) =>
      views
        .filter((view) => view.table === table)
        .map(({ cellOf }) => ({
          margin,
          size,
          cellOf,
          values: whole.get(margin) ?? new Float64Array(size),
          isShared: views.length > 1,
        })),
    );
    const { values, unmet } = wholeTable(reconciled[table] ?? new Float64Array(), own, settled);
    counts[table] = values;
    for (const at of unmet) (settled.has(at) ? dropped : derived).push({ margin: at, table });
    for (const { margin, size, cellOf } of own)
      if (!settled.has(margin)) settled.set(margin, marginSums({ cellOf }, size, values));
    if (own.some(({ margin, isShared }) => isShared && unmet.includes(margin)))
      whole = wholeMargins(reconciled, all, settled);
  }
  const isListed = ({ margin }: TableMargin) => margin < margins.length;
  return { tables: counts, derived: derived.filter(isListed), dropped: dropped.filter(isListed) };
}

/** The cells that a margin covers in part of a table, as one more margin: an inner universe is divided before the rest. */
function innerMargins(margins: readonly SharedMargin[]): SharedMargin[] {
  const inner = new Map<string, SharedMargin>();
  for (const { table, cellOf } of margins.flatMap(({ views }) => views)) {
    let size = 0;
    const each = cellOf.map((cell) => (cell < 0 ? -1 : size++));
    if (size < each.length)
      inner.set(`${table} ${each}`, { size, views: [{ table, cellOf: each }], known: null });
  }
  return [...inner.values()];
}

/** A table with many margins has the least choice. */
function mostLinkedFirst(count: number, margins: readonly SharedMargin[]): number[] {
  const links = new Int32Array(count);
  for (const { table } of margins.flatMap(({ views }) => views)) links[table] = (links[table] ?? 0) + 1;
  return [...links.keys()].sort((a, b) => (links[b] ?? 0) - (links[a] ?? 0) || a - b);
}

interface OwnMargin {
  readonly margin: number;
  readonly cellOf: Int32Array;
  readonly values: Float64Array;
  readonly isShared: boolean;
}

/** Where a shared margin is unmet, the cells are made again with shared margins first. */
function wholeTable(
  targets: Float64Array,
  own: readonly OwnMargin[],
  settled: ReadonlyMap<number, Float64Array>,
): { readonly values: Float64Array; readonly unmet: readonly number[] } {
  const items = { targets, ...unbounded(targets.length) };
  const constraints = own.map(({ cellOf, values }) => ({ cellOf, least: values, most: values }));
  const ranks = own.map(({ margin, isShared }) => (settled.has(margin) ? 0 : isShared ? 1 : 2));
  const isOfOneTable = (at: number) => ranks[at] === 2;
  const attempt = wholeValues(items, constraints, []);
  const { values, unmet } = attempt.unmet.every(isOfOneTable)
    ? attempt
    : wholeValues(items, constraints, ranks);
  return { values, unmet: unmet.map((at) => own[at]?.margin ?? -1) };
}

import { intersection, type Margin, marginSums } from "./margin.ts";
import { type SumBounds, wholeFlow } from "./whole-flow.ts";

export interface WholeCounts {
  readonly tables: readonly Float64Array[];
  /** Margins (their indices) that a table does not have to the unit: they form a cycle in it with others. */
  readonly dropped: readonly { readonly margin: number; readonly table: number }[];
}

/** Tables whose margins could not be kept go first, and all is done again: so many times. */
const triesMax = 5;

interface TableMargin {
  readonly margin: number;
  readonly size: number;
  readonly cellOf: Int32Array;
  /** Null where the cells of this table decide it. */
  readonly settled: Float64Array | null;
}

/**
 * Whole counts, not negative, from reconciled tables. One table after the other is brought to values that are not
 * negative, with its margins near their least-squares value even where many cells were negative, then made whole. Margins
 * that tables before it have, and public ones, are kept to the unit.
 * @param tables reconciled values
 * @param margins those shared, and those that a table publishes alone (one view, not public)
 * @throws {RangeError} public values that are not whole or negative
 * @see Hay et al. (2010); Cox (1987), A constructive procedure for unbiased controlled rounding, for two partitions
 */
export function wholeCounts(
  tables: readonly { readonly values: ArrayLike<number> }[],
  margins: readonly Margin[],
): WholeCounts {
  if (!margins.every(({ known }) => known?.every((value) => Number.isInteger(value) && value >= 0) ?? true))
    throw new RangeError("public values are whole and not negative");
  let order = mostLinkedFirst(tables.length, margins);
  let found = inOrder(order, tables, margins);
  for (let tries = 0; tries < triesMax && found.dropped.length > 0; tries++) {
    const failed = new Set(found.dropped.map(({ table }) => table));
    order = [...failed, ...order.filter((table) => !failed.has(table))];
    const reordered = inOrder(order, tables, margins);
    if (reordered.dropped.length <= found.dropped.length) found = reordered;
  }
  return found;
}

function inOrder(
  order: readonly number[],
  tables: readonly { readonly values: ArrayLike<number> }[],
  margins: readonly Margin[],
): WholeCounts {
  const settled = margins.map(({ known }): Float64Array | null => known && Float64Array.from(known));
  const counts: Float64Array[] = tables.map(() => new Float64Array());
  const dropped: WholeCounts["dropped"][number][] = [];
  for (const table of order) {
    const tableMargins = margins.flatMap(({ views, size }, margin) =>
      views
        .filter((view) => view.table === table)
        .map(({ cellOf }): TableMargin => ({ margin, size, cellOf, settled: settled[margin] ?? null })),
    );
    const { values, unmet } = wholeTable(Float64Array.from(tables[table]?.values ?? []), tableMargins);
    counts[table] = values;
    for (const margin of unmet) dropped.push({ margin, table });
    for (const { margin, size, cellOf } of tableMargins)
      settled[margin] ??= marginSums({ cellOf }, size, values);
  }
  return { tables: counts, dropped };
}

/** A table with many margins has the least choice. */
function mostLinkedFirst(count: number, margins: readonly Margin[]): number[] {
  const links = new Float64Array(count);
  for (const { table } of margins.flatMap(({ views }) => views)) links[table] = (links[table] ?? 0) + 1;
  return [...links.keys()].sort((a, b) => (links[b] ?? 0) - (links[a] ?? 0) || a - b);
}

/** A partition of the cells into blocks, with bounds on the sum of each. */
interface Blocks {
  readonly blockOf: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * The cells, one block at first, are divided by one margin after the other: the settled ones, the finest first, to the unit;
 * then the others, the coarsest first, to the unit under or over.
 */
function wholeTable(
  targets: Float64Array,
  tableMargins: readonly TableMargin[],
): { readonly values: Float64Array; readonly unmet: readonly number[] } {
  const covered = ({ cellOf }: TableMargin) => cellOf.reduce((count, at) => count + (at < 0 ? 0 : 1), 0);
  const ordered = tableMargins.toSorted(
    (a, b) => a.size - b.size || covered(b) - covered(a) || a.margin - b.margin,
  );
  const settled = ordered.filter((each) => each.settled);
  const free = ordered.filter((each) => !each.settled);
  const fitted = fittedTable(targets, [...settled, ...free]);
  const unmet: number[] = [];
  let blocks: Blocks = { blockOf: new Int32Array(targets.length), ...unbounded(1) };
  for (const each of [...settled.toReversed(), ...free]) {
    const sums = each.settled ?? marginSums(each, each.size, fitted);
    const finer = divided(blocks, fitted, {
      cellOf: each.cellOf,
      least: sums.map((sum) => Math.floor(sum + 1e-6)),
      most: sums.map((sum) => Math.ceil(sum - 1e-6)),
    });
    if (finer) blocks = finer;
    else if (each.settled) unmet.push(each.margin);
  }
  const cells = { cellOf: Int32Array.from(targets.keys()), ...unbounded(targets.length) };
  const whole = divided(blocks, fitted, cells);
  if (whole === null) throw new RangeError("whole sums can be divided among cells that have no bounds");
  return { values: Float64Array.from(whole.blockOf, (block) => whole.values[block] ?? 0), unmet };
}

/** Real values of at least 0: margins first, in this order, each with the sums of the coarser ones before it; then cells. */
function fittedTable(targets: Float64Array, margins: readonly TableMargin[]): Float64Array {
  const targetSums: Sums[] = [];
  for (const each of margins) {
    const coarser = targetSums.flatMap(({ cellOf, values }) => {
      const parents = parentsOf(each, cellOf);
      return parents === null ? [] : [{ cellOf: parents, values }];
    });
    const sums = marginSums(each, each.size, targets);
    const values = each.settled ?? nonNegativeFit(sums, coarser.toReversed());
    targetSums.push({ cellOf: each.cellOf, values });
  }
  return nonNegativeFit(targets, targetSums.toReversed());
}

/**
 * The cell of a coarser margin that each cell of one is in, -1 where it is in none or where the coarser one has more than
 * these cells; null where a cell is in several.
 */
function parentsOf({ size, cellOf }: TableMargin, coarser: Int32Array): Int32Array | null {
  const parents = new Int32Array(size).fill(-2);
  const isOpen = new Set<number>();
  for (let item = 0; item < cellOf.length; item++) {
    const [cell, parent] = [cellOf[item] ?? -1, coarser[item] ?? -1];
    if (cell < 0) isOpen.add(parent);
    else if (parents[cell] === -2) parents[cell] = parent;
    else if (parents[cell] !== parent) return null;
  }
  return parents.map((parent) => (isOpen.has(parent) ? -1 : Math.max(-1, parent)));
}

function unbounded(length: number): Pick<Blocks, "least" | "most"> {
  return { least: new Float64Array(length), most: new Float64Array(length).fill(Number.POSITIVE_INFINITY) };
}

/** The intersections of blocks and margin cells; null where no whole values have both sums. Those that nothing bounds stay so. */
function divided(
  blocks: Blocks,
  cells: Float64Array,
  sums: SumBounds,
): (Blocks & { readonly values: Float64Array }) | null {
  const { blockOf, first, second } = intersection(blocks.blockOf, sums.cellOf);
  const targets = marginSums({ cellOf: blockOf }, first.length, cells);
  const values = wholeFlow(targets, { ...blocks, cellOf: first }, { ...sums, cellOf: second });
  if (values === null) return null;
  const isBounded = ({ most }: Pick<Blocks, "most">, at: number) =>
    (most[at] ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
  const isFree = first.map((block, at) =>
    isBounded(blocks, block) || isBounded(sums, second[at] ?? -1) ? 0 : 1,
  );
  return {
    blockOf,
    values,
    least: values.map((value, at) => (isFree[at] ? 0 : value)),
    most: values.map((value, at) => (isFree[at] ? Number.POSITIVE_INFINITY : value)),
  };
}

/** Sums that the values of items are to have: `cellOf` is the sum of each item, or -1 outside. */
interface Sums {
  readonly cellOf: Int32Array;
  readonly values: Float64Array;
}

/** More change nothing: sums that contradict one another, as settled whole ones and others do, are never all met. */
const passesMax = 5;
const shiftsMax = 10;
/** Gap of a sum, in units: above what the rounding of a sum of a million cells makes. */
const tolerance = 1e-5;

/**
 * Values of at least 0 near the targets: each set of sums in turn is reached by equal shifts of the items that can still
 * move. Of sums that contradict one another the last ones are met.
 * @see von Neumann (1950), alternating projections
 */
export function nonNegativeFit(targets: Float64Array, constraints: readonly Sums[]): Float64Array {
  const values = targets.map((value) => Math.max(0, value));
  for (let pass = 0; pass < passesMax; pass++) {
    let gapMax = 0;
    for (const sums of constraints) {
      const gap = shift(values, sums);
      gapMax = Math.max(gapMax, gap);
      for (let left = gap, shifts = 1; left > tolerance && shifts < shiftsMax; shifts++)
        left = shift(values, sums);
    }
    if (gapMax <= tolerance) break;
  }
  return values;
}

/** @returns the greatest gap that there was */
function shift(values: Float64Array, { cellOf, values: target }: Sums): number {
  const gaps = target.slice();
  const [all, positive] = [new Float64Array(gaps.length), new Float64Array(gaps.length)];
  for (let item = 0; item < cellOf.length; item++) {
    const [cell, value] = [cellOf[item] ?? -1, values[item] ?? 0];
    if (cell < 0) continue;
    gaps[cell] = (gaps[cell] ?? 0) - value;
    all[cell] = (all[cell] ?? 0) + 1;
    if (value > 0) positive[cell] = (positive[cell] ?? 0) + 1;
  }
  const gapMax = gaps.reduce((greatest, gap) => Math.max(greatest, Math.abs(gap)), 0);
  if (gapMax <= tolerance) return gapMax;
  const steps = gaps.map((gap, cell) => gap / ((gap > 0 ? all[cell] : positive[cell]) || 1));
  for (let item = 0; item < cellOf.length; item++) {
    const step = steps[cellOf[item] ?? -1] ?? 0;
    if (step !== 0) values[item] = Math.max(0, (values[item] ?? 0) + step);
  }
  return gapMax;
}

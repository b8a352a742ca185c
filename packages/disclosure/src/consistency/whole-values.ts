import { type BoundedTargets, boundedFit, type SumBounds } from "./bounded-fit.ts";
import { intersect } from "./partitions.ts";
import { wholeFlow } from "./whole-flow.ts";

/** A partition of the items into blocks, with bounds on the sum of each. */
interface Blocks {
  readonly blockOf: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Whole values near real targets, within their bounds, and with sums within theirs. The items, one block at first, are
 * divided by one set of sums after the other; each division gives whole sums to the new blocks, near those of the fit.
 * A set of sums that the blocks before it cannot have is left unmet.
 * @param ranks by set of sums: lower ones come first; within a rank, the finest
 * @returns also the indices of the sets that are unmet
 */
export function wholeValues(
  items: BoundedTargets,
  constraints: readonly SumBounds[],
  ranks: readonly number[],
): { readonly values: Float64Array; readonly unmet: readonly number[] } {
  const fitted = { ...items, targets: boundedFit(items, constraints) };
  const { length } = items.targets;
  const unmet: number[] = [];
  let blocks: Blocks = { blockOf: new Int32Array(length), ...unbounded(1) };
  const finestFirst = [...constraints.entries()].sort(
    ([a, { least: cellsA }], [b, { least: cellsB }]) =>
      (ranks[a] ?? 0) - (ranks[b] ?? 0) || cellsB.length - cellsA.length || a - b,
  );
  for (const [at, sums] of finestFirst) {
    const finer = refine(blocks, sums, fitted);
    if (finer) blocks = finer;
    else unmet.push(at);
  }
  const each = { cellOf: Int32Array.from(items.targets.keys()), ...unbounded(length) };
  const { blockOf, values } = refine(blocks, each, fitted) ?? { blockOf: [], values: [] };
  if (blockOf.length < length) throw new RangeError("whole sums within the bounds of items can be divided");
  return { values: Float64Array.from(blockOf, (block) => values[block] ?? 0), unmet };
}

export function unbounded(length: number): Pick<Blocks, "least" | "most"> {
  return { least: new Float64Array(length), most: new Float64Array(length).fill(Number.POSITIVE_INFINITY) };
}

/** The intersections of blocks and cells; null where no whole values have both sums. Those that nothing bounds stay so. */
function refine(
  blocks: Blocks,
  sums: SumBounds,
  items: BoundedTargets,
): (Blocks & { readonly values: Float64Array }) | null {
  const { blockOf, first, second } = intersect(blocks.blockOf, sums.cellOf);
  const total = (values: Float64Array) => {
    const totals = new Float64Array(first.length);
    for (let item = 0; item < blockOf.length; item++) {
      const block = blockOf[item] ?? 0;
      totals[block] = (totals[block] ?? 0) + (values[item] ?? 0);
    }
    return totals;
  };
  const edges = { targets: total(items.targets), least: total(items.least), most: total(items.most) };
  const rows = { ...blocks, cellOf: first };
  const columns = { ...sums, cellOf: second };
  const values = wholeFlow({ ...edges, targets: boundedFit(edges, [rows, columns]) }, rows, columns);
  if (!values) return null;
  const isBounded = ({ cellOf, least, most }: SumBounds, block: number) =>
    (least[cellOf[block] ?? -1] ?? 0) > 0 ||
    (most[cellOf[block] ?? -1] ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
  const isFree = first.map((_, block) => (isBounded(rows, block) || isBounded(columns, block) ? 0 : 1));
  return {
    blockOf,
    values,
    least: values.map((value, block) => (isFree[block] ? 0 : value)),
    most: values.map((value, block) => (isFree[block] ? Number.POSITIVE_INFINITY : value)),
  };
}

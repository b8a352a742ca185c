/** Where one table has a margin: the margin cell of each interior cell, or -1 outside of it. */
export interface MarginView {
  readonly table: number;
  readonly cellOf: Int32Array;
}

/** A margin whose sums are the same in every table that has it. */
export interface Margin {
  /** Number of margin cells. */
  readonly size: number;
  /** At least one, and at most one per table. */
  readonly views: readonly MarginView[];
  /** Public value of each margin cell; null where not public. */
  readonly known: readonly number[] | null;
}

/** Sums of the cells of one table by margin cell, always added in the order of the cells. */
export function marginSums(
  { cellOf }: Pick<MarginView, "cellOf">,
  size: number,
  values: ArrayLike<number>,
): Float64Array {
  if (cellOf.length !== values.length) throw new RangeError("a view maps every cell of its table");
  const sums = new Float64Array(size);
  for (let cell = 0; cell < cellOf.length; cell++) {
    const at = cellOf[cell] ?? -1;
    if (at >= 0) sums[at] = (sums[at] ?? 0) + (values[cell] ?? 0);
  }
  return sums;
}

/** Intersections of two partitions of the same items: the block of each item, and the two parts that each block is in. */
interface Intersection {
  readonly blockOf: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Blocks in the order of their first items; -1 in `second` (outside) is a part like another. */
export function intersection(first: Int32Array, second: Int32Array): Intersection {
  const width = second.reduce((most, part) => Math.max(most, part), -1) + 2;
  const blocks = new Map<number, number>();
  const items: number[] = [];
  const blockOf = first.map((part, item) => {
    const key = part * width + (second[item] ?? -1) + 1;
    const block = blocks.get(key) ?? items.push(item) - 1;
    blocks.set(key, block);
    return block;
  });
  const partsIn = (parts: Int32Array) => Int32Array.from(items, (item) => parts[item] ?? -1);
  return { blockOf, first: partsIn(first), second: partsIn(second) };
}

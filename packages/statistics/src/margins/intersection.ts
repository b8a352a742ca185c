/** Intersections of two partitions of the same items: the block of each item, and the two parts that each block is in. */
export interface Intersection {
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

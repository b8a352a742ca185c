/** Intersections of two partitions of the same items: the block of each item, and the two parts that each block meets. */
export interface Intersection {
  readonly blockOf: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Every item has a part of `first`; -1 in `second` (outside) is a part like another. Linear in the items. */
export function intersect(first: Int32Array, second: Int32Array): Intersection {
  const starts = new Int32Array(greatest(first) + 2);
  for (const part of first) starts[part + 1] = (starts[part + 1] ?? 0) + 1;
  for (let part = 1; part < starts.length; part++)
    starts[part] = (starts[part] ?? 0) + (starts[part - 1] ?? 0);
  const sorted = new Int32Array(first.length);
  for (const [item, part] of first.entries()) {
    const at = starts[part] ?? 0;
    sorted[at] = item;
    starts[part] = at + 1;
  }
  const blockOf = new Int32Array(first.length);
  const lastBlock = new Int32Array(greatest(second) + 2).fill(-1);
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (const item of sorted) {
    const part = first[item] ?? 0;
    const other = second[item] ?? -1;
    let block = lastBlock[other + 1] ?? -1;
    if (firsts[block] !== part) {
      block = firsts.push(part) - 1;
      seconds.push(other);
      lastBlock[other + 1] = block;
    }
    blockOf[item] = block;
  }
  return { blockOf, first: Int32Array.from(firsts), second: Int32Array.from(seconds) };
}

/** Connected components of two partial partitions, whose parts are linked where they share an item. */
export interface Components {
  readonly count: number;
  /** Component of each part; -1 where the part shares no item with the other partition. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Whether the parts of one partition have items outside of the other: 1, by component. */
  readonly isFirstOpen: Uint8Array;
  readonly isSecondOpen: Uint8Array;
}

interface Parts {
  readonly size: number;
  readonly cellOf: Int32Array;
}

export function componentsOf(first: Parts, second: Parts): Components {
  const parent = Int32Array.from({ length: first.size + second.size }, (_, node) => node);
  const rootOf = (start: number) => {
    let node = start;
    for (let up = parent[node] ?? node; up !== node; up = parent[node] ?? node) {
      parent[node] = parent[up] ?? up;
      node = up;
    }
    return node;
  };
  const isLinked = new Uint8Array(parent.length);
  const isOpen = new Uint8Array(parent.length);
  for (let item = 0; item < first.cellOf.length; item++) {
    const one = first.cellOf[item] ?? -1;
    const other = second.cellOf[item] ?? -1;
    if (one < 0 && other >= 0) isOpen[first.size + other] = 1;
    if (one >= 0 && other < 0) isOpen[one] = 1;
    if (one < 0 || other < 0) continue;
    isLinked[one] = 1;
    isLinked[first.size + other] = 1;
    parent[rootOf(first.size + other)] = rootOf(one);
  }
  const components = new Int32Array(parent.length).fill(-1);
  const numbers = new Map<number, number>();
  for (const [node] of parent.entries()) {
    if (!isLinked[node]) continue;
    const root = rootOf(node);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    components[node] = number;
  }
  const openOf = (start: number, end: number) => {
    const open = new Uint8Array(numbers.size);
    for (let node = start; node < end; node++)
      if (isOpen[node] && isLinked[node]) open[components[node] ?? 0] = 1;
    return open;
  };
  return {
    count: numbers.size,
    first: components.slice(0, first.size),
    second: components.slice(first.size),
    isFirstOpen: openOf(0, first.size),
    isSecondOpen: openOf(first.size, parent.length),
  };
}

function greatest(parts: Int32Array): number {
  return parts.reduce((most, part) => Math.max(most, part), -1);
}

/** Whole bounds on the sums of items: `cellOf` is the sum of each item, or -1 outside. */
export interface SumBounds {
  readonly cellOf: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Sums of two partitions as a bipartite graph: an edge is an item, a node is a sum with its bounds. Rows come first. */
interface Network {
  readonly height: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly values: Float64Array;
  readonly sums: Float64Array;
  /** Edges by node: those of node n are edges[starts[n]] to edges[starts[n + 1] - 1]. */
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

/** Bounds of the values of edges. */
interface EdgeBounds {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Whole values of at least 0 near real ones, with the sums of two partitions within bounds (a transportation problem).
 * Where the real values have such sums, each goes to the whole number under it or over it; else values move further.
 * @param rows every item is in one
 * @returns null where no whole values have these sums
 * @see Cox (1987), A constructive procedure for unbiased controlled rounding; Ford & Fulkerson (1956)
 */
export function wholeFlow(targets: Float64Array, rows: SumBounds, columns: SumBounds): Float64Array | null {
  const network = networkOf(targets.length, rows, columns);
  const near = {
    least: targets.map((target) => Math.max(0, Math.floor(target + 1e-6))),
    most: targets.map((target) => Math.max(0, Math.ceil(target - 1e-6))),
  };
  roundByLargestRemainder(network, targets, near);
  const any = { least: near.least.map(() => 0), most: near.most.map(() => Number.POSITIVE_INFINITY) };
  for (const bounds of [near, any])
    if (augment(network, bounds, 1) && augment(network, bounds, -1)) return network.values;
  return null;
}

function networkOf(length: number, rows: SumBounds, columns: SumBounds): Network {
  const height = rows.least.length;
  const outside = height + columns.least.length;
  const concatenated = (first: Float64Array, second: Float64Array, last: number) => {
    const all = new Float64Array(outside + 1);
    all.set(first);
    all.set(second, height);
    all[outside] = last;
    return all;
  };
  const [from, to] = [rows.cellOf, columns.cellOf.map((column) => (column < 0 ? outside : height + column))];
  const starts = new Int32Array(outside + 3);
  for (const ends of [from, to]) for (const node of ends) starts[node + 2] = (starts[node + 2] ?? 0) + 1;
  for (let node = 1; node < starts.length; node++)
    starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
  const edges = new Int32Array(2 * length);
  for (const ends of [from, to])
    for (let edge = 0; edge < length; edge++) {
      const at = (ends[edge] ?? 0) + 1;
      edges[starts[at] ?? 0] = edge;
      starts[at] = (starts[at] ?? 0) + 1;
    }
  return {
    height,
    from,
    to,
    least: concatenated(rows.least, columns.least, 0),
    most: concatenated(rows.most, columns.most, Number.POSITIVE_INFINITY),
    values: new Float64Array(length),
    sums: new Float64Array(outside + 1),
    starts,
    edges,
  };
}

function add({ from, to, values, sums }: Network, edge: number, amount: number): void {
  values[edge] = (values[edge] ?? 0) + amount;
  for (const node of [from[edge] ?? 0, to[edge] ?? 0]) sums[node] = (sums[node] ?? 0) + amount;
}

/** Units that a sum lacks of its least, or (negative) has over its most. */
function missing({ sums, least, most }: Network, node: number): number {
  const sum = sums[node] ?? 0;
  return Math.max(least[node] ?? 0, Math.min(most[node] ?? 0, sum)) - sum;
}

/**
 * Ties are the rule, as the cells of one block differ from whole numbers by one same shift: by index, the first cells
 * of every block would be the greater ones, so a hash of index and sums decides.
 */
function roundByLargestRemainder(network: Network, targets: Float64Array, { least, most }: EdgeBounds): void {
  const { from, to, values } = network;
  const isFixed = (node: number) => network.least[node] === network.most[node];
  const candidates: number[] = [];
  const remainders = new Float64Array(values.length);
  const hashes = new Uint32Array(values.length);
  for (let edge = 0; edge < values.length; edge++) {
    const [row, column, target] = [from[edge] ?? 0, to[edge] ?? 0, targets[edge] ?? 0];
    const isRemainder = isFixed(row) || isFixed(column);
    add(network, edge, isRemainder ? (least[edge] ?? 0) : Math.max(0, roundHalfToEven(target)));
    if ((values[edge] ?? 0) >= (most[edge] ?? 0)) continue;
    candidates.push(edge);
    remainders[edge] = Math.round((target - (values[edge] ?? 0)) * 1e6);
    hashes[edge] = hash(edge, (network.least[row] ?? 0) + (network.least[column] ?? 0));
  }
  candidates.sort(
    (a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b,
  );
  const room = (node: number) => (network.most[node] ?? 0) - (network.sums[node] ?? 0);
  for (const edge of candidates) {
    const [row, column] = [from[edge] ?? 0, to[edge] ?? 0];
    const isNeeded = missing(network, row) > 0 || missing(network, column) > 0;
    if (isNeeded && room(row) > 0 && room(column) > 0) add(network, edge, 1);
  }
}

/** Halves go up as often as down. */
function roundHalfToEven(value: number): number {
  const low = Math.floor(value);
  if (Math.abs(value - low - 0.5) > 1e-6) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

/** The mixing of MurmurHash3, of two whole numbers. */
function hash(index: number, sum: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(sum, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * Serves rows that miss units of this sign and columns that miss the other: units move along shortest paths, whose edges go
 * up and down in turn. All shortest paths of one length are used before a longer one is sought.
 * @returns false where some sum cannot be brought within its bounds
 * @see Dinic (1970)
 */
function augment(network: Network, bounds: EdgeBounds, sign: 1 | -1): boolean {
  const { height, from, to, least, most, sums, values, starts, edges } = network;
  /** Steps from the nearest sum in need, and the first of the edges of each sum that is not exhausted. */
  const [level, next] = [new Int32Array(sums.length), new Int32Array(sums.length)];
  const direction = (node: number) => (node < height ? sign : -sign);
  const need = (node: number) => missing(network, node) * direction(node);
  const across = (edge: number, node: number) => (from[edge] === node ? to[edge] : from[edge]) ?? 0;
  const room = (edge: number, way: number) =>
    way > 0
      ? (bounds.most[edge] ?? 0) - (values[edge] ?? 0)
      : (values[edge] ?? 0) - (bounds.least[edge] ?? 0);
  const roomOfSum = (node: number, way: number) =>
    way > 0 ? (most[node] ?? 0) - (sums[node] ?? 0) : (sums[node] ?? 0) - (least[node] ?? 0);
  /** Levels up to that of the nearest sum that can take units. */
  const reaches = (needy: readonly number[]) => {
    level.fill(-1);
    for (const node of needy) level[node] = 0;
    const queue = [...needy];
    let last = Number.POSITIVE_INFINITY;
    for (const node of queue) {
      const nextLevel = (level[node] ?? 0) + 1;
      if (nextLevel > last) break;
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const edge = edges[at] ?? 0;
        const other = across(edge, node);
        if ((level[other] ?? 0) >= 0 || room(edge, direction(node)) <= 0) continue;
        level[other] = nextLevel;
        if (roomOfSum(other, direction(node)) > 0) last = nextLevel;
        queue.push(other);
      }
    }
    return last < Number.POSITIVE_INFINITY;
  };
  /** Moves at most so many units along one path; returns how many. */
  const push = (node: number, amount: number): number => {
    const way = direction(node);
    for (let at = next[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      next[node] = at;
      const edge = edges[at] ?? 0;
      const other = across(edge, node);
      const most = Math.min(amount, room(edge, way));
      if (most <= 0 || level[other] !== (level[node] ?? 0) + 1) continue;
      const taken = Math.min(most, roomOfSum(other, way));
      const moved = taken > 0 ? taken : push(other, most);
      if (moved <= 0) continue;
      add(network, edge, way * moved);
      return moved;
    }
    next[node] = starts[node + 1] ?? 0;
    return 0;
  };
  for (;;) {
    const needy = Array.from(sums.keys()).filter((node) => need(node) > 0);
    if (needy.length === 0) return true;
    if (!reaches(needy)) return false;
    next.set(starts.subarray(0, next.length));
    for (const node of needy) while (need(node) > 0 && push(node, need(node)) > 0);
  }
}

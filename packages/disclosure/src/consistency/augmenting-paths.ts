import { type BoundedTargets, clamp } from "./bounded-fit.ts";

/** Sums of two partitions as a bipartite graph: an edge is an item, a node is a sum with its bounds. Rows come first. */
export interface Network {
  readonly height: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly values: Float64Array;
  readonly sums: Float64Array;
}

export function add({ from, to, values, sums }: Network, edge: number, amount: number): void {
  values[edge] = (values[edge] ?? 0) + amount;
  for (const node of [from[edge] ?? 0, to[edge] ?? 0]) sums[node] = (sums[node] ?? 0) + amount;
}

/** Units that a sum lacks of its least, or (negative) has over its most. */
export function missing({ sums, least, most }: Network, node: number): number {
  const sum = sums[node] ?? 0;
  return clamp(sum, least[node] ?? 0, most[node] ?? 0) - sum;
}

/** Bounds of the values of edges. */
type EdgeBounds = Pick<BoundedTargets, "least" | "most">;

/** Direction in which the edges that a row moves go; those that a column moves go the other way. */
type Moves = EdgeBounds & { readonly sign: 1 | -1 };

/**
 * Moves units along shortest paths, where edges go up and down in turn, until every sum is within its bounds.
 * @see Dinic (1970): all shortest paths of one length are used before a longer one is sought
 */
export class AugmentingPaths {
  readonly #network: Network;
  /** Edges by node: those of node n are edges[starts[n]] to edges[starts[n + 1] - 1]. */
  readonly #starts: Int32Array;
  readonly #edges: Int32Array;
  /** By node: steps from the nearest sum in need, and the first of its edges that is not exhausted. */
  readonly #level: Int32Array;
  readonly #next: Int32Array;

  constructor(network: Network) {
    const { from, to, sums } = network;
    const starts = new Int32Array(sums.length + 2);
    for (const ends of [from, to]) for (const node of ends) starts[node + 2] = (starts[node + 2] ?? 0) + 1;
    for (let node = 1; node < starts.length; node++)
      starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
    const edges = new Int32Array(2 * from.length);
    for (const ends of [from, to])
      for (let edge = 0; edge < ends.length; edge++) {
        const at = (ends[edge] ?? 0) + 1;
        edges[starts[at] ?? 0] = edge;
        starts[at] = (starts[at] ?? 0) + 1;
      }
    this.#network = network;
    this.#starts = starts;
    this.#edges = edges;
    this.#level = new Int32Array(sums.length);
    this.#next = new Int32Array(sums.length);
  }

  /** False where some sum cannot be brought within its bounds. */
  settle(bounds: EdgeBounds): boolean {
    return this.#route({ ...bounds, sign: 1 }) && this.#route({ ...bounds, sign: -1 });
  }

  /** Serves rows that miss units of this sign, and columns that miss the other. */
  #route(moves: Moves): boolean {
    for (;;) {
      const needs = (node: number) => missing(this.#network, node) * this.#direction(node, moves);
      const starts = Array.from(this.#level.keys()).filter((node) => needs(node) > 0);
      if (starts.length === 0) return true;
      if (!this.#reaches(starts, moves)) return false;
      this.#next.set(this.#starts.subarray(0, this.#next.length));
      for (const start of starts)
        while (needs(start) > 0 && this.#push(start, { moves, amount: needs(start) }) > 0);
    }
  }

  /** Breadth first, up to the level of the nearest sum that can take units. */
  #reaches(starts: readonly number[], moves: Moves): boolean {
    this.#level.fill(-1);
    for (const start of starts) this.#level[start] = 0;
    let last = Number.POSITIVE_INFINITY;
    const queue = [...starts];
    for (const node of queue) {
      const level = (this.#level[node] ?? 0) + 1;
      if (level > last) break;
      const direction = this.#direction(node, moves);
      for (let at = this.#starts[node] ?? 0; at < (this.#starts[node + 1] ?? 0); at++) {
        const edge = this.#edges[at] ?? 0;
        const across = this.#across(edge, node);
        if ((this.#level[across] ?? 0) >= 0 || this.#room(edge, direction, moves) <= 0) continue;
        this.#level[across] = level;
        if (this.#roomOfSum(across, direction) > 0) last = level;
        queue.push(across);
      }
    }
    return last < Number.POSITIVE_INFINITY;
  }

  /** @returns units moved along one path, at most `amount` */
  #push(node: number, { moves, amount }: { readonly moves: Moves; readonly amount: number }): number {
    const direction = this.#direction(node, moves);
    for (let at = this.#next[node] ?? 0; at < (this.#starts[node + 1] ?? 0); at++) {
      this.#next[node] = at;
      const edge = this.#edges[at] ?? 0;
      const across = this.#across(edge, node);
      const room = Math.min(amount, this.#room(edge, direction, moves));
      if (room <= 0 || this.#level[across] !== (this.#level[node] ?? 0) + 1) continue;
      const taken = Math.min(room, this.#roomOfSum(across, direction));
      const moved = taken > 0 ? taken : this.#push(across, { moves, amount: room });
      if (moved <= 0) continue;
      add(this.#network, edge, direction * moved);
      return moved;
    }
    this.#next[node] = this.#starts[node + 1] ?? 0;
    return 0;
  }

  #direction(node: number, { sign }: Moves): number {
    return node < this.#network.height ? sign : -sign;
  }

  #across(edge: number, node: number): number {
    const { from, to } = this.#network;
    return (from[edge] === node ? to[edge] : from[edge]) ?? 0;
  }

  #room(edge: number, direction: number, { least, most }: EdgeBounds): number {
    const value = this.#network.values[edge] ?? 0;
    return direction > 0 ? (most[edge] ?? 0) - value : value - (least[edge] ?? 0);
  }

  #roomOfSum(node: number, direction: number): number {
    const { sums, least, most } = this.#network;
    const sum = sums[node] ?? 0;
    return direction > 0 ? (most[node] ?? 0) - sum : sum - (least[node] ?? 0);
  }
}

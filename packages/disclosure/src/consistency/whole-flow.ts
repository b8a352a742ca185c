import { AugmentingPaths, add, missing, type Network } from "./augmenting-paths.ts";
import { type BoundedTargets, clamp, type SumBounds } from "./bounded-fit.ts";

/**
 * Whole values near real ones, with the sums of two partitions within whole bounds (a transportation problem). Where
 * the real values have such sums, each goes to the whole number under it or over it; else values move further, along
 * shortest augmenting paths.
 * @param edges targets within their bounds
 * @returns null where no whole values have these sums
 * @see Cox (1987), A constructive procedure for unbiased controlled rounding; Ford & Fulkerson (1956)
 */
export function wholeFlow(edges: BoundedTargets, rows: SumBounds, columns: SumBounds): Float64Array | null {
  const height = rows.least.length;
  const outside = height + columns.least.length;
  const network: Network = {
    height,
    from: rows.cellOf,
    to: columns.cellOf.map((column) => (column < 0 ? outside : height + column)),
    least: concatenated(rows.least, columns.least, Float64Array.of(0)),
    most: concatenated(rows.most, columns.most, Float64Array.of(Number.POSITIVE_INFINITY)),
    values: new Float64Array(edges.targets.length),
    sums: new Float64Array(outside + 1),
  };
  const near = {
    targets: edges.targets,
    least: edges.least.map((low, edge) => Math.max(low, Math.floor((edges.targets[edge] ?? 0) + 1e-6))),
    most: edges.most.map((high, edge) => Math.min(high, Math.ceil((edges.targets[edge] ?? 0) - 1e-6))),
  };
  roundByLargestRemainder(network, near);
  if (network.sums.every((_, node) => missing(network, node) === 0)) return network.values;
  const paths = new AugmentingPaths(network);
  return paths.settle(near) || paths.settle(edges) ? network.values : null;
}

function concatenated(...parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Ties are the rule, as the cells of one block differ from whole numbers by one same shift: by index, the first cells
 * of every block would be the greater ones, so a hash of index and sums decides.
 */
function roundByLargestRemainder(network: Network, { targets, least, most }: BoundedTargets): void {
  const { from, to, values, sums } = network;
  const isFixed = (node: number) => network.least[node] === network.most[node];
  for (let edge = 0; edge < values.length; edge++) {
    const low = least[edge] ?? 0;
    const isRemainder = isFixed(from[edge] ?? 0) || isFixed(to[edge] ?? 0);
    add(
      network,
      edge,
      isRemainder ? low : clamp(roundHalfToEven(targets[edge] ?? 0), low, most[edge] ?? low),
    );
  }
  const candidates: number[] = [];
  const remainders = new Float64Array(values.length);
  const hashes = new Uint32Array(values.length);
  for (let edge = 0; edge < values.length; edge++) {
    if ((values[edge] ?? 0) >= (most[edge] ?? 0)) continue;
    candidates.push(edge);
    remainders[edge] = Math.round(((targets[edge] ?? 0) - (values[edge] ?? 0)) * 1e6);
    hashes[edge] = hash(edge, (network.least[from[edge] ?? 0] ?? 0) + (network.least[to[edge] ?? 0] ?? 0));
  }
  candidates.sort(
    (a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b,
  );
  const room = (node: number) => (network.most[node] ?? 0) - (sums[node] ?? 0);
  for (const edge of candidates) {
    const row = from[edge] ?? 0;
    const column = to[edge] ?? 0;
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

import type { Network } from "./network.ts";
import type { Problem } from "./problem.ts";

/** Counts that may move, and what each costs to move at all, ≥ 0. */
export type Prices = ReadonlyMap<number, number>;

/** Finds whole tables that fit what is published while a count is 1. */
export interface Witnesses {
  /**
   * Counts besides the holder that move between the truth and a whole table where the holder is 1: whatever masks
   * hide these and the holder, that table fits. Paths take its place one after another, each the cheapest; a
   * table is always found where there is one, not always the cheapest.
   * @returns null where there is none: under masks of the counts that have a price, the holder is never 1
   */
  of(holder: number, prices: Prices): readonly number[] | null;
}

interface Step {
  readonly count: number;
  /** Whether the count grows along the path, or shrinks. */
  readonly sign: 1 | -1;
}

export function witnessesOf({ values, hidden }: Problem, { nodes, from, to }: Network): Witnesses {
  const least = new Float64Array(nodes);
  const last = new Array<Step | undefined>(nodes);
  const arcs: Step[][] = Array.from({ length: nodes }, () => []);
  const moves = new Map<number, number>();
  const value = (count: number) => (values[count] ?? 0) + (moves.get(count) ?? 0);
  const room = ({ count, sign }: Step) =>
    sign > 0 ? (hidden[count]?.high ?? 0) - value(count) : value(count) - (hidden[count]?.low ?? 0);
  const ends = ({ count, sign }: Step) => (sign > 0 ? to[count] : from[count]) ?? -1;
  const starts = ({ count, sign }: Step) => (sign > 0 ? from[count] : to[count]) ?? -1;

  const connect = (holder: number, prices: Prices) => {
    for (const steps of arcs) steps.length = 0;
    for (const count of prices.keys()) {
      if (count === holder || (from[count] ?? -1) < 0) continue;
      arcs[from[count] ?? -1]?.push({ count, sign: 1 });
      arcs[to[count] ?? -1]?.push({ count, sign: -1 });
    }
  };
  /** Leaves in `last` the steps of the cheapest path, if there is one. */
  const reach = (start: number, end: number, prices: Prices) => {
    least.fill(Number.POSITIVE_INFINITY);
    least[start] = 0;
    last.fill(undefined);
    const waiting = [start];
    const queued = new Set(waiting);
    for (const node of waiting) {
      queued.delete(node);
      for (const step of arcs[node] ?? []) {
        const price = (least[node] ?? 0) + (moves.has(step.count) ? 0 : (prices.get(step.count) ?? 0));
        const next = ends(step);
        if (price + 1e-12 >= (least[next] ?? 0) || room(step) <= 0) continue;
        if (price + 1e-12 >= (least[end] ?? 0)) continue;
        least[next] = price;
        last[next] = step;
        if (queued.has(next)) continue;
        queued.add(next);
        waiting.push(next);
      }
    }
  };

  return {
    of: (holder, prices) => {
      const [start, end] = [from[holder] ?? -1, to[holder] ?? -1];
      if (start < 0) return null;
      connect(holder, prices);
      moves.clear();
      for (let left = (values[holder] ?? 0) - 1; left > 0; ) {
        reach(start, end, prices);
        const path: Step[] = [];
        for (let node = end; node !== start; ) {
          const step = last[node];
          if (step === undefined) return null;
          path.push(step);
          node = starts(step);
        }
        const width = path.reduce((narrowest, step) => Math.min(narrowest, room(step)), left);
        for (const { count, sign } of path) moves.set(count, (moves.get(count) ?? 0) + sign * width);
        left -= width;
      }
      return [...moves].flatMap(([count, by]) => (by === 0 ? [] : [count]));
    },
  };
}

/** Values that some targets take on whole points that fit what is published. */
export interface Tally {
  /** One value a target, at one more point. */
  add(values: Int32Array): void;
  readonly points: number;
  least(target: number): number;
  greatest(target: number): number;
  takes(target: number, value: number): boolean;
  /** Values shown possible: those met, or all between two met where the component is two trees. */
  values(target: number): number;
}

/** How far from two trees a component is: see `isTwoTrees` and `couplingsOf`. */
export interface Shape {
  readonly twoTrees: boolean;
  /** Targets that make two trees of it once they are held; none where nothing does. */
  readonly couplings: readonly number[];
}

/** The least and the greatest value of each target among points that hold the same values of the couplings. */
interface Range {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

export function tallyOf(targets: number, { twoTrees, couplings }: Shape): Tally {
  const all = rangeOf(targets);
  const isBetween = twoTrees || couplings.length > 0;
  const met = isBetween ? [] : Array.from({ length: targets }, () => new Set<number>());
  const held = new Map<string, Range>();
  let points = 0;
  return {
    add: (values) => {
      points += 1;
      widen(all, values);
      for (let target = 0; target < met.length; target++) met[target]?.add(values[target] ?? 0);
      if (couplings.length === 0) return;
      const key = couplings.map((target) => values[target]).join(" ");
      const own = held.get(key) ?? rangeOf(targets);
      held.set(key, own);
      widen(own, values);
    },
    get points() {
      return points;
    },
    least: (target) => all.least[target] ?? Number.POSITIVE_INFINITY,
    greatest: (target) => all.greatest[target] ?? Number.NEGATIVE_INFINITY,
    takes: (target, value) => {
      const inside = ({ least, greatest }: Range) =>
        (least[target] ?? value + 1) <= value && value <= (greatest[target] ?? value - 1);
      if (twoTrees) return inside(all);
      return met[target]?.has(value) ?? [...held.values()].some(inside);
    },
    values: (target) => {
      if (points === 0) return 0;
      if (twoTrees) return valuesWithin([all], target);
      return met[target]?.size ?? valuesWithin([...held.values()], target);
    },
  };
}

function rangeOf(targets: number): Range {
  return {
    least: new Float64Array(targets).fill(Number.POSITIVE_INFINITY),
    greatest: new Float64Array(targets).fill(Number.NEGATIVE_INFINITY),
  };
}

function widen({ least, greatest }: Range, values: Int32Array): void {
  for (let target = 0; target < least.length; target++) {
    const value = values[target] ?? 0;
    if (value < (least[target] ?? value)) least[target] = value;
    if (value > (greatest[target] ?? value)) greatest[target] = value;
  }
}

/** Whole values in at least one of some ranges. */
function valuesWithin(ranges: readonly Range[], target: number): number {
  const intervals = ranges
    .map(({ least, greatest }) => [least[target] ?? 0, greatest[target] ?? 0] as const)
    .toSorted(([a], [b]) => a - b);
  let count = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [low, high] of intervals) {
    count += Math.max(0, high - Math.max(low - 1, reached));
    reached = Math.max(reached, high);
  }
  return count;
}

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

/** @param twoTrees whether every whole value between two possible ones is possible: see `isTwoTrees` */
export function tallyOf(targets: number, twoTrees: boolean): Tally {
  const least = new Float64Array(targets).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(targets).fill(Number.NEGATIVE_INFINITY);
  const met = twoTrees ? [] : Array.from({ length: targets }, () => new Set<number>());
  let points = 0;
  return {
    add: (values) => {
      points += 1;
      for (let target = 0; target < targets; target++) {
        const value = values[target] ?? 0;
        if (value < (least[target] ?? value)) least[target] = value;
        if (value > (greatest[target] ?? value)) greatest[target] = value;
        met[target]?.add(value);
      }
    },
    get points() {
      return points;
    },
    least: (target) => least[target] ?? Number.POSITIVE_INFINITY,
    greatest: (target) => greatest[target] ?? Number.NEGATIVE_INFINITY,
    takes: (target, value) =>
      met[target]?.has(value) ??
      ((least[target] ?? value + 1) <= value && value <= (greatest[target] ?? value - 1)),
    values: (target) =>
      met[target]?.size ?? (points === 0 ? 0 : (greatest[target] ?? 0) - (least[target] ?? 0) + 1),
  };
}

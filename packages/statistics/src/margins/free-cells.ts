/** Weights of cells in a sum. */
type Weights = ReadonlyMap<number, number>;

/** Weights under this are rounding: cells weigh about 1. */
const rounding = 1e-9;

/**
 * Cells of which some sums are 0, by elimination.
 * @returns each cell as a sum of free ones, which nothing binds
 */
export function freeCells(zeroSums: readonly Weights[]): (cell: number) => Weights {
  const bound = new Map<number, Weights>();
  const substituted = (weights: Weights): Weights => {
    const sum = new Map<number, number>();
    for (const [cell, weight] of weights)
      for (const [other, part] of bound.get(cell) ?? [[cell, 1] as const])
        sum.set(other, (sum.get(other) ?? 0) + weight * part);
    for (const [cell, weight] of sum) if (Math.abs(weight) < rounding) sum.delete(cell);
    return sum;
  };
  for (const zeroSum of zeroSums) {
    const rest = [...substituted(zeroSum)];
    const [pivot, greatest] = rest.reduce(
      (most, term) => (Math.abs(term[1]) > Math.abs(most[1]) - rounding ? term : most),
      [-1, 0],
    );
    if (pivot < 0) continue;
    bound.set(
      pivot,
      new Map(rest.flatMap(([cell, weight]) => (cell === pivot ? [] : [[cell, -weight / greatest]]))),
    );
    for (const [cell, weights] of bound) if (weights.has(pivot)) bound.set(cell, substituted(weights));
  }
  return (cell) => bound.get(cell) ?? new Map([[cell, 1]]);
}

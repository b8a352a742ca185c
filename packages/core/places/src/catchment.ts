import { distance, type GeographicPoint } from "./territory/boundaries.ts";

export interface Supply {
  readonly at: GeographicPoint;
  /** What it offers, in any unit: places, hours, counters; > 0. */
  readonly capacity: number;
}

export interface Demand {
  readonly at: GeographicPoint;
  /** Inhabitants, ≥ 0. */
  readonly population: number;
}

/**
 * Access of each point of demand, by two-step floating catchment areas: each supply is shared among the inhabitants
 * within reach of it, then each point of demand adds up the shares within its reach. Straight-line distance; everything
 * within reach counts the same, nothing beyond counts at all. A supply that reaches nobody gives nothing.
 * @param reach in metres, > 0
 * @returns capacity an inhabitant, ≥ 0, in the order of the demand; their mean weighted by population is the capacity
 *   that reaches somebody over the inhabitants
 * @throws {RangeError} outside that domain
 * @see Luo & Wang (2003)
 */
export function floatingCatchment(
  { supply, demand }: { readonly supply: readonly Supply[]; readonly demand: readonly Demand[] },
  reach: number,
): readonly number[] {
  if (!(reach > 0)) throw new RangeError("reach must be above 0");
  const access = demand.map(() => 0);
  for (const { at, capacity } of supply) {
    if (!(capacity > 0)) throw new RangeError("capacity must be above 0");
    const within = demand.flatMap((point, index) => (distance(at, point.at) <= reach ? [index] : []));
    const inhabitants = within.reduce((sum, index) => sum + populationOf(demand[index]), 0);
    if (inhabitants === 0) continue;
    for (const index of within) access[index] = (access[index] ?? 0) + capacity / inhabitants;
  }
  return access;
}

function populationOf(demand: Demand | undefined): number {
  const population = demand?.population ?? 0;
  if (!(population >= 0)) throw new RangeError("a population is not negative");
  return population;
}

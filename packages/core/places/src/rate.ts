/** Inhabitants for whom a rate counts places. */
export const rateBase = 100_000;

/** Places of one territory, and those it would have at another's rate. */
export interface PlaceRate {
  /** Places for `rateBase` inhabitants. */
  readonly rate: number;
  /**
   * Places more, or fewer (negative), than the same inhabitants would have at the mean rate of the whole: not rounded.
   */
  readonly gap: number;
}

/**
 * @param here places (whole, ≥ 0) and inhabitants (> 0) of one territory
 * @param whole the same of the territory whose mean is the reference
 * @throws {RangeError} outside that domain
 */
export function rateOf(here: CountedPlaces, whole: CountedPlaces): PlaceRate {
  for (const { places, inhabitants } of [here, whole])
    if (!(places >= 0) || !(inhabitants > 0)) throw new RangeError("a rate needs places and inhabitants");
  return {
    rate: (here.places / here.inhabitants) * rateBase,
    gap: here.places - (whole.places / whole.inhabitants) * here.inhabitants,
  };
}

export interface CountedPlaces {
  readonly places: number;
  readonly inhabitants: number;
}

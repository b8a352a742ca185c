/** What the respondents of one cell add up to: all that a design-based variance needs of them. */
export interface CellSums {
  readonly weight: number;
  /** Sum of the squares of their weights. */
  readonly squares: number;
}

/** One stratum of a design: everybody where respondents were not drawn in strata. */
export interface StratumSize {
  /** Respondents of the whole design, those outside the domain included. */
  readonly respondents: number;
  /** Units in the population; null where sampling is taken as with replacement. */
  readonly population: number | null;
}

/**
 * Variance that one stratum gives a total, from the sum of the influences of its respondents and that of their squares.
 * 0 for a stratum of one respondent, which says nothing of how respondents differ.
 * @see Särndal, Swensson and Wretman (1992), section 3.7
 */
export function stratumVariance(
  { respondents, population }: StratumSize,
  { sum, squares }: { readonly sum: number; readonly squares: number },
): number {
  if (respondents < 2) return 0;
  const correction = population === null ? 1 : Math.max(0, 1 - respondents / population);
  return (correction * respondents * (squares - sum ** 2 / respondents)) / (respondents - 1);
}

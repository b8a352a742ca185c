/** What the respondents of one cell add up to: all that a design-based variance needs of them. */
export interface CellSums {
  readonly weight: number;
  /** Sum of the squares of their weights. */
  readonly squares: number;
}

/** One stratum of a design: everybody where respondents were not drawn in strata. */
export interface StratumSize {
  /** Respondents of the whole design, those outside the domain included; 0 where their number is hidden. */
  readonly respondents: number;
  /** Units in the population; null where sampling is taken as with replacement. */
  readonly population: number | null;
}

/**
 * Variance that one stratum gives a total, from the sum of the influences of its respondents and that of their squares;
 * never negative, whatever the noise of these sums.
 * @see Särndal, Swensson and Wretman (1992), section 3.7
 */
export function stratumVariance(
  stratum: StratumSize,
  { sum, squares }: { readonly sum: number; readonly squares: number },
): number {
  return Math.max(0, stratumCovariance(stratum, { products: squares, of: sum, and: sum }));
}

/**
 * Covariance that one stratum gives two totals, from the sums of both influences and that of their products.
 *
 * Two cases are cautious. With fewer than two respondents, or a number of them that is hidden, their own mean cannot be
 * taken out: influences are compared with the mean of the whole design, 0, as `survey.lonely.psu = "adjust"` of R's survey,
 * so that the expected variance is the true one or more. With more respondents than its population is said to have, that
 * population is not believed, and there is no finite population correction.
 */
export function stratumCovariance(
  { respondents, population }: StratumSize,
  { products, of, and }: { readonly products: number; readonly of: number; readonly and: number },
): number {
  if (respondents < 2) return products;
  const correction = population === null || respondents > population ? 1 : 1 - respondents / population;
  return (correction * respondents * (products - (of * and) / respondents)) / (respondents - 1);
}

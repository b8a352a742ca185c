import { type Comparison, cellsOf } from "./comparison.ts";
import { chiSquareUpper } from "./distributions/chi-square.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";

/** A chi-square test. */
export interface StratifiedTest {
  readonly kind: "computed";
  readonly statistic: number;
  readonly degreesOfFreedom: 1;
  readonly pValue: number;
}

/**
 * Is the characteristic associated with the group once the strata are held fixed? Without continuity correction; the
 * noise of the shares is added to the variance of each stratum.
 * @returns `no_informative_stratum` where no stratum has units in both populations, with and without it
 * @see Cochran (1954); Mantel and Haenszel (1959)
 */
export function cochranMantelHaenszel(
  strata: readonly Comparison[],
): StratifiedTest | NotComputed<"no_informative_stratum"> {
  let gap = 0;
  let variance = 0;
  let noise = 0;
  for (const stratum of strata) {
    const { a, b, c, d } = cellsOf(stratum);
    const n = a + b + c + d;
    if (n < 2) continue;
    // a less its mean (a + b)(a + c) / n, rewritten so that large counts do not cancel.
    gap += (a * d - b * c) / n;
    variance += ((a + b) / n) * ((c + d) / n) * (a + c) * ((b + d) / (n - 1));
    // The gap is (a + b)(c + d) / n times the difference of the two shares.
    noise += (((a + b) / n) * (c + d)) ** 2 * ((stratum.group.noise ?? 0) + (stratum.rest.noise ?? 0));
  }
  if (variance === 0) return notComputed("no_informative_stratum");
  const statistic = gap ** 2 / (variance + noise);
  return { kind: "computed", statistic, degreesOfFreedom: 1, pValue: chiSquareUpper(statistic, 1) };
}

import { fisherSnedecorUpper, normalTwoSided } from "./distributions.ts";
import { holm } from "./holm.ts";

/** A number of one edition of a study. */
export interface EditionEstimate {
  readonly value: number;
  /** Variance of what changes it without a change of the population: noise, and the design of a weighted survey. */
  readonly variance: number;
  /** Units that a share is of, where the population is read as a sample: chance then moves it too. Null elsewhere. */
  readonly sampled: number | null;
}

/** One number of a study, edition after edition. */
export interface EditionSeries {
  /** One per edition of the study, the newest last; null where an edition has none that compares with the newest. */
  readonly estimates: readonly (EditionEstimate | null)[];
  /** Name that series share whose levels start together: a change of one category is one of the others. */
  readonly family: string;
  /** Difference under which nothing is reported. */
  readonly differenceMin: number;
}

/** The newest edition against the level that the series had until then. */
export interface NewestChange {
  /** Position of the first edition of this level. */
  readonly since: number;
  /** Whether the level began with a change that its edition reported. */
  readonly isNewLevel: boolean;
  /** Mean of the editions of the level, by inverse variance. */
  readonly mean: number;
  readonly difference: number;
  /** Two-sided, of this series alone. */
  readonly pValue: number;
  /** Whether the change is beyond noise and chance, over all series and all editions planned. */
  readonly isAlert: boolean;
}

/** Earlier editions without which no change is reported. */
export const earlierMin = 4;

/** Risk of one false alert, over all series and all editions planned. */
const risk = 0.05;

/** Degrees of freedom, over all series, from which their dispersion is estimated. */
const degreesMin = 6;

/** Units expected on either side of a share under which the normal law would find too many changes. */
const expectedMin = 20;

/**
 * Tests the newest edition of every series. A change found in an earlier edition started a new level of its family there, so that it
 * neither widens the dispersion nor is reported again. The variance is that of noise, plus, for a population read as a sample, the
 * binomial one times the dispersion of all series around their levels. Methods, section 7.20.
 * @param planned editions among which the risk of a false alert is spread evenly: the first ones report nothing
 * @returns in the order given; null where there are fewer than `earlierMin` earlier editions, where nothing is uncertain,
 * where a share is of too few units, and everywhere once there are more editions than planned
 * @see Laney (2002), Improved control charts for attributes; Holm (1979)
 */
export function newestChanges(
  series: readonly EditionSeries[],
  planned: number,
): readonly (NewestChange | null)[] {
  const editions = Math.max(0, ...series.map(({ estimates }) => estimates.length));
  const followed = series.map((each) => ({ ...each, starts: [0] }));
  let changes: readonly (NewestChange | null)[] = series.map(() => null);
  if (editions > planned || planned <= earlierMin) return changes;
  // The dispersion of the first two is not known: a level could start at what is only chance.
  for (let at = 2; at < editions; at++) {
    const dispersion = dispersionBefore(followed, at);
    const found = followed.map((each) => changeAt(each, at, dispersion));
    const adjusted = holm(found.flatMap((change) => change?.pValue ?? []));
    let tested = 0;
    changes = found.map((change, position) => {
      if (change === null) return null;
      const isBeyondChance = (adjusted[tested++] ?? 1) <= risk / (planned - earlierMin);
      const isAlert = isBeyondChance && Math.abs(change.difference) >= (series[position]?.differenceMin ?? 0);
      return { ...change, isAlert };
    });
    const moved = new Set(followed.flatMap(({ family }, n) => (changes[n]?.isAlert ? [family] : [])));
    for (const { family, starts } of followed) if (moved.has(family)) starts.push(at);
  }
  return changes.map((change, position) =>
    isReportedAt(series[position]?.estimates ?? [], editions - 1) ? change : null,
  );
}

/** A series and the positions where its levels start. */
type Followed = Pick<EditionSeries, "estimates"> & { readonly starts: readonly number[] };

/** What chance is multiplied by, and how well it is known. */
interface Dispersion {
  readonly factor: number;
  readonly degrees: number;
}

function changeAt(
  { estimates, starts }: Followed,
  at: number,
  { factor, degrees }: Dispersion,
): Omit<NewestChange, "isAlert"> | null {
  const start = starts.at(-1) ?? 0;
  const earlier = estimates.slice(start, at).flatMap((estimate) => estimate ?? []);
  const newest = estimates[at] ?? null;
  if (earlier.length === 0 || newest === null) return null;
  const chances = chancesOf([...earlier, newest], pooledShare(earlier));
  if (chances === null) return null;
  const variances = [...earlier, newest].map(({ variance }, n) => variance + factor * (chances[n] ?? 0));
  const { mean, variance } = weightedMean(earlier, variances);
  const difference = newest.value - mean;
  const z = difference / Math.sqrt(variance + (variances.at(-1) ?? 0));
  const isEstimated = factor > 1 && chances.some((chance) => chance > 0);
  const pValue = isEstimated
    ? fisherSnedecorUpper(z ** 2, { numerator: 1, denominator: degrees })
    : normalTwoSided(z);
  const since = estimates.findIndex((estimate, position) => position >= start && estimate !== null);
  return { since, isNewLevel: isReportedAt(estimates, start), mean, difference, pValue };
}

function isReportedAt(estimates: Followed["estimates"], at: number): boolean {
  return estimates.slice(0, at).filter((estimate) => estimate !== null).length >= earlierMin;
}

/** How far the editions before one are from the levels of their series, by the method of moments; 1 where chance explains it. */
function dispersionBefore(series: readonly Followed[], at: number): Dispersion {
  let [excess, expected, degrees] = [0, 0, 0];
  for (const { estimates, starts } of series)
    for (const [n, start] of starts.entries()) {
      const level = estimates.slice(start, Math.min(at, starts[n + 1] ?? at)).flatMap((each) => each ?? []);
      const chances = level.length < 2 ? null : chancesOf(level, pooledShare(level));
      if (chances === null || chances.every((chance) => chance === 0)) continue;
      const variances = level.map(({ variance }, position) => variance + (chances[position] ?? 0));
      const { mean, variance } = weightedMean(level, variances);
      degrees += level.length - 1;
      excess -= level.length - 1;
      for (const [position, { value }] of level.entries()) {
        const own = variances[position] ?? 1;
        excess += (value - mean) ** 2 / own;
        expected += ((chances[position] ?? 0) / own) * (1 - variance / own);
      }
    }
  return { factor: degrees < degreesMin ? 1 : Math.max(1, 1 + excess / expected), degrees };
}

/** Null where none is a share of sampled units. */
function pooledShare(estimates: readonly EditionEstimate[]): number | null {
  let [count, base] = [0, 0];
  for (const { value, sampled } of estimates) {
    count += value * (sampled ?? 0);
    base += sampled ?? 0;
  }
  return base > 0 ? count / base : null;
}

/** Binomial variances at one share, 0 where nothing is sampled; null of too few units, or where nothing at all is uncertain. */
function chancesOf(estimates: readonly EditionEstimate[], share: number | null): readonly number[] | null {
  const chances = estimates.map(({ sampled }) =>
    sampled === null || share === null ? 0 : (share * (1 - share)) / sampled,
  );
  const isComparable = estimates.every(
    ({ variance, sampled }, at) =>
      variance + (chances[at] ?? 0) > 0 &&
      (sampled === null || share === null || Math.min(share, 1 - share) * sampled >= expectedMin),
  );
  return isComparable ? chances : null;
}

function weightedMean(estimates: readonly EditionEstimate[], variances: readonly number[]) {
  let [total, weight] = [0, 0];
  for (const [at, { value }] of estimates.entries()) {
    total += value / (variances[at] ?? 1);
    weight += 1 / (variances[at] ?? 1);
  }
  return { mean: total / weight, variance: 1 / weight };
}

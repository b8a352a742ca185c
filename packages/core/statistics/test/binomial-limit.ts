/** Chance of failing that every bound of a random test is computed for. */
export const risk = 1e-6;

/** The least number that a binomial count exceeds with a chance under `risk`: what a random test may assert. */
export function binomialLimit(trials: number, probability: number, chance = risk): number {
  let left = 1;
  for (const [count, weight] of binomialWeights(trials, probability).entries()) {
    left -= weight;
    if (left < chance) return count;
  }
  return trials;
}

/** Lower bound of a probability of which `count` of `trials` were seen, at a one-sided risk (Clopper and Pearson 1934). */
export function lowestProbability(count: number, trials: number, chance: number): number {
  let [low, high] = [0, count / trials];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const under = binomialWeights(trials, middle).slice(0, count);
    if (1 - under.reduce((sum, weight) => sum + weight, 0) < chance) low = middle;
    else high = middle;
  }
  return low;
}

function binomialWeights(trials: number, probability: number): readonly number[] {
  if (probability === 0 || probability === 1)
    return Array.from({ length: trials + 1 }, (_, count) => Number(count === probability * trials));
  const odds = Math.log(probability) - Math.log1p(-probability);
  let log = trials * Math.log1p(-probability);
  return Array.from({ length: trials + 1 }, (_, count) => {
    const weight = Math.exp(log);
    log += Math.log((trials - count) / (count + 1)) + odds;
    return weight;
  });
}

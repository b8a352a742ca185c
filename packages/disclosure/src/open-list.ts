import type { Contacts } from "@vigie/study";
import { channelless, groupOfSet, othersOf, total } from "@vigie/table";

/** A count with the standard error that its noise gives it. */
export interface NoisyCount {
  readonly count: number;
  readonly error: number;
}

/** Chance that a list of sets that occur fails to hide that one does. */
export const listDelta = 1e-6;

/** Quantile of the normal law at 1 - `listDelta` / 2. R: qnorm(1 - 5e-7). */
const deltaQuantile = 4.89163847571478;

/**
 * The smallest noisy count for which a set that occurs is listed. Sets that only one person's rows are in pass it with a
 * chance of at most half `listDelta` together, and a person who is replaced leaves some sets for others. A set absent from
 * the data has no noise and is never listed. Methods, section 7, point 10; half a unit more, since whole-numbered noise of
 * at least n is as likely as Gaussian noise of at least n - 1/2. Of k rows, all may be in one set or each in another:
 * z² + 2 ln k is at least the squared quantile of half delta / k.
 * @param deviation of the noise
 * @see Korolova, Kenthapadi, Mishra & Ntoulas (2009), Releasing search queries and clicks privately
 */
export function listThreshold({
  deviation,
  smallest,
  rowsPerPerson,
}: {
  readonly deviation: number;
  readonly smallest: number;
  readonly rowsPerPerson: number;
}): number {
  const quantile = Math.sqrt(deltaQuantile ** 2 + 2 * Math.log(rowsPerPerson));
  return Math.max(smallest, rowsPerPerson + 0.5 + deviation * quantile);
}

const withChannels = ["digital", "mixed", "direct"] as const;

interface Listing {
  readonly contacts: Contacts;
  /** Of the noise of each set. */
  readonly deviation: number;
}

/**
 * Sets of channels with the rest of each group, whole and adding up to the groups. Where the sets of a group pass it, they
 * are brought down in proportion.
 * @param sets counts of those listed
 * @param groups counts of the five groups and of all, whole
 */
export function listedSets(
  sets: ReadonlyMap<string, number>,
  groups: ReadonlyMap<string, NoisyCount>,
  { contacts, deviation }: Listing,
): ReadonlyMap<string, NoisyCount> {
  const none = { count: 0, error: 0 };
  const found = new Map<string, NoisyCount>();
  for (const group of withChannels) {
    const own = [...sets].filter(([set]) => groupOfSet(contacts.channels, set) === group);
    const whole = groups.get(group) ?? none;
    const counts = atMost(
      own.map(([, count]) => count),
      whole.count,
    );
    for (const [at, [set]] of own.entries()) found.set(set, { count: counts[at] ?? 0, error: deviation });
    found.set(othersOf(group), {
      count: whole.count - counts.reduce((sum, count) => sum + count, 0),
      error: Math.sqrt(whole.error ** 2 + own.length * deviation ** 2),
    });
  }
  for (const code of [...channelless, total]) found.set(code, groups.get(code) ?? none);
  return found;
}

/** Counts brought down in proportion where they pass a sum. */
function atMost(counts: readonly number[], sum: number): readonly number[] {
  const whole = counts.reduce((before, count) => before + count, 0);
  return whole <= sum ? counts : counts.map((count) => Math.floor((count * sum) / whole));
}

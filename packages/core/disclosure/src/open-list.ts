import { marginSums } from "@vigie/statistics/margins";
import { breakdownView, type Contacts, type Indicator, interiorCodes } from "@vigie/study";
import { channelless, groupOfSet, inSetOrder, isChannelless, othersOf, total } from "@vigie/table";
import { asNumber } from "./noise/fraction.ts";
import { rowsOfPerson } from "./plan/counting-plan.ts";
import {
  type DrawnSums,
  type DrawnTableOf,
  type Estimates,
  type IndicatorLayout,
  type Released,
  type RowValues,
  releasedTableRows,
} from "./rows.ts";

/** A count with the standard error that its noise gives it. */
export interface NoisySetCount {
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

/**
 * The sets of channels frequent enough to be listed.
 * @param sets noisy counts of those that occur
 * @param smallest count of a set that is listed
 */
export function frequentSets(
  { indicator, source }: Pick<IndicatorLayout, "indicator" | "source">,
  sets: ReadonlyMap<string, number>,
  { drawnTableOf, smallest }: { readonly drawnTableOf: DrawnTableOf; readonly smallest: number },
): readonly string[] {
  const deviation = listDeviation(indicator, drawnTableOf);
  const threshold = listThreshold({ deviation, smallest, rowsPerPerson: rowsOfPerson(source) });
  return [...sets].flatMap(([set, count]) => (count >= threshold && !isChannelless(set) ? [set] : []));
}

/** Standard deviation of the noise of each set. */
function listDeviation({ id }: Indicator, drawnTableOf: DrawnTableOf): number {
  return Math.sqrt(asNumber(drawnTableOf(id).variance));
}

/** Counts of sets of channels, and of the cells of closed tables. */
interface Counts {
  readonly sets: ReadonlyMap<string, number>;
  readonly values: Estimates;
}

/** What a table of sets of channels is filled with. */
interface ListValues extends Pick<RowValues, "errorsOf" | "min"> {
  /** The sets that have a row. */
  readonly listed: readonly string[];
  readonly noisy: Counts;
  readonly exact: Counts;
  readonly drawnTableOf: DrawnTableOf;
}

/** The table of the sets of channels that are listed, and of what is left of each group. */
export function listTable(
  table: IndicatorLayout,
  { listed, noisy, exact, drawnTableOf, errorsOf, min }: ListValues,
): Released {
  const { layout, indicator, source } = table;
  const { contacts } = source;
  const [universes, dimension] = layout.dimensions;
  if (contacts === null || universes === undefined || dimension === undefined)
    throw new RangeError("sets of channels without contacts");
  const deviation = listDeviation(indicator, drawnTableOf);
  const found = ({ sets, values }: Counts) => {
    const counts = groupSums(table, drawnTableOf).flatMap(({ codes, sums }) => {
      const [counts, errors] = [marginSums(sums, sums.size, values(sums.table)), errorsOf(sums)];
      return codes.map((code, at) => [code, { count: counts[at] ?? 0, error: errors[at] ?? 0 }] as const);
    });
    const among = new Map(listed.map((set) => [set, sets.get(set) ?? 0]));
    return listedSets(among, new Map(counts), { contacts, deviation });
  };
  const [leaving, truth] = [found(noisy), found(exact)];
  const codes = inSetOrder(contacts.channels, leaving.keys());
  const count = { table: layout.name, cellOf: Int32Array.from(codes.keys()), size: codes.length, unit: 1 };
  const rows = codes.map((code, place) => ({
    codes: [indicator.universe, code],
    sums: new Map([["count", count], ...(code === total ? [["base", count] as const] : [])]),
    place,
  }));
  const dimensions = [universes, { ...dimension, codes }];
  return releasedTableRows(
    { layout: { ...layout, dimensions }, indicator, rows },
    {
      estimates: () => codes.map((code) => leaving.get(code)?.count ?? 0),
      truth: () => codes.map((code) => truth.get(code)?.count ?? 0),
      errorsOf: () => codes.map((code) => leaving.get(code)?.error ?? 0),
      min,
    },
  );
}

/** From the table split by group: the count of each, and of all. */
export function groupSums(
  { indicator: { id, universe }, source }: IndicatorLayout,
  drawnTableOf: DrawnTableOf,
): readonly { readonly codes: readonly string[]; readonly sums: DrawnSums }[] {
  const table = drawnTableOf(`${id}/groups`);
  const group = { name: "group", attribute: "group", codes: interiorCodes(source, "group") };
  return [
    { codes: group.codes, dimensions: [group] },
    { codes: [total], dimensions: [] },
  ].map(({ codes, dimensions }) => {
    const view = breakdownView(table, source, { universe, dimensions });
    if (view === null) throw new RangeError("groups that no table tells apart");
    return { codes, sums: { ...view, table: table.id } };
  });
}

const withChannels = ["digital", "mixed", "direct"] as const;

interface Listing {
  readonly contacts: Contacts;
  /** Standard deviation of the noise of each set. */
  readonly deviation: number;
}

/**
 * Sets of channels with the rest of each group, whole and adding up to the groups. Where the sets of a group pass it, they
 * are brought down in proportion.
 * @param sets counts of those listed
 * @param groups counts of the groups that a unit may be in and of all, whole
 */
export function listedSets(
  sets: ReadonlyMap<string, number>,
  groups: ReadonlyMap<string, NoisySetCount>,
  { contacts, deviation }: Listing,
): ReadonlyMap<string, NoisySetCount> {
  const found = new Map<string, NoisySetCount>();
  for (const group of withChannels) {
    const groupSets = [...sets].filter(([set]) => groupOfSet(contacts.channels, set) === group);
    const whole = groups.get(group);
    if (whole === undefined) continue;
    const counts = atMost(
      groupSets.map(([, count]) => count),
      whole.count,
    );
    for (const [at, [set]] of groupSets.entries())
      found.set(set, { count: counts[at] ?? 0, error: deviation });
    found.set(othersOf(group), {
      count: whole.count - counts.reduce((sum, count) => sum + count, 0),
      error: Math.sqrt(whole.error ** 2 + groupSets.length * deviation ** 2),
    });
  }
  for (const code of [...channelless, total]) {
    const count = groups.get(code);
    if (count !== undefined) found.set(code, count);
  }
  return found;
}

/** Counts brought down in proportion where they pass a sum. */
function atMost(counts: readonly number[], sum: number): readonly number[] {
  const whole = counts.reduce((before, count) => before + count, 0);
  return whole <= sum ? counts : counts.map((count) => Math.floor((count * sum) / whole));
}

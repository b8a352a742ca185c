import { interiorCodes } from "@vigie/study";
import { groups, inSetOrder, isChannelless, type ReleasedTable, total } from "@vigie/table";
import type { Estimates } from "./estimates.ts";
import { asNumber } from "./noise/fraction.ts";
import { listedSets, listThreshold, type NoisyCount } from "./open-list.ts";
import { viewOf } from "./plan/cells.ts";
import { type Released, rounded } from "./release-rows.ts";
import type { AskedLayout, DrawnAs } from "./row-cells.ts";

type Lists = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Listing {
  readonly drawnAs: DrawnAs;
  /** Smallest count of a set that is listed. */
  readonly smallest: number;
  /** Counts of the sets that occur, by table. */
  readonly sets: { readonly noisy: Lists; readonly true: Lists };
  readonly errorOf: (table: string, cells: Int32Array) => number;
}

/** The table of the sets of channels that occur: those listed, and what is left of each group. */
export function listTable(
  { layout, indicator, source }: AskedLayout,
  { drawnAs, smallest, sets, errorOf }: Listing,
  {
    estimates,
    truth,
    min,
  }: { readonly estimates: Estimates; readonly truth: Estimates; readonly min: number },
): Released {
  const { contacts } = source;
  if (contacts === null) throw new RangeError("sets of channels without contacts");
  const deviation = Math.sqrt(asNumber(drawnAs(indicator.id).variance));
  const noisy = sets.noisy.get(indicator.id) ?? new Map<string, number>();
  const threshold = listThreshold({ deviation, smallest, rowsPerPerson: source.rowsPerPerson });
  const listed = [...noisy].flatMap(([set, count]) =>
    count >= threshold && !isChannelless(set) ? [set] : [],
  );
  const among = (counts: ReadonlyMap<string, number>) =>
    new Map(listed.map((set) => [set, counts.get(set) ?? 0] as const));
  const asked = { drawnAs, universe: indicator.universe, table: `${indicator.id}/groups`, source, errorOf };
  const found = listedSets(among(noisy), groupCounts(asked, estimates), { contacts, deviation });
  const exact = listedSets(among(sets.true.get(indicator.id) ?? new Map()), groupCounts(asked, truth), {
    contacts,
    deviation,
  });
  const codes = inSetOrder(contacts.channels, found.keys());
  const [universes, ...others] = layout.dimensions;
  const [dimension] = others;
  if (universes === undefined || dimension === undefined) throw new RangeError("a list without a dimension");
  const table = (counts: ReadonlyMap<string, NoisyCount>, under: number): ReleasedTable => ({
    name: layout.name,
    indicator: layout.indicator,
    dimensions: [universes, { name: dimension.name, codes }],
    measures: layout.measures,
    rows: codes.map((code) => {
      const { count, error: own } = counts.get(code) ?? { count: 0, error: 0 };
      const error = rounded(own);
      const base = code === total ? [count, error] : [null, null];
      return count < under
        ? { codes: [indicator.universe, code], count: null, values: layout.measures.map(() => null) }
        : { codes: [indicator.universe, code], count, values: [error, ...base] };
    }),
  });
  return { released: table(found, min), exact: table(exact, 0) };
}

function groupCounts(
  {
    drawnAs,
    universe,
    table,
    source,
    errorOf,
  }: Pick<Listing, "drawnAs" | "errorOf"> & {
    readonly universe: string;
    readonly table: string;
    readonly source: AskedLayout["source"];
  },
  values: Estimates,
): ReadonlyMap<string, NoisyCount> {
  const drawn = drawnAs(table);
  const margin = [{ name: "group", attribute: "group", codes: interiorCodes(source, "group") }];
  const view = viewOf(drawn, source, { universe, margin });
  if (view === null) throw new RangeError("groups that no table tells apart");
  const own = values(drawn.id);
  const count = (inside: (place: number) => boolean): NoisyCount => {
    const cells = Int32Array.from([...view.keys()].filter((cell) => inside(view[cell] ?? -1)));
    return {
      count: cells.reduce((sum, cell) => sum + (own[cell] ?? 0), 0),
      error: errorOf(drawn.id, cells),
    };
  };
  return new Map([
    ...groups.map((group, at): [string, NoisyCount] => [group, count((place) => place === at)]),
    [total, count((place) => place >= 0)] as const,
  ]);
}

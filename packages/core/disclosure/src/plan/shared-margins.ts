import type { Margin } from "@vigie/statistics/margins";
import {
  type Breakdown,
  breakdownView,
  type CountedDimension,
  coarsening,
  dimensionKey,
  interiorCodes,
  type Source,
} from "@vigie/study";
import type { PossibleTable } from "./counting-plan.ts";

/**
 * The margins that several drawn tables have, as the study alone proves it: the same units of a universe by the same
 * characteristics. Each is estimated once. Sizes already published are margins that are known.
 * @param tables of one source and one measure
 * @param sizes published sizes by universe; null where one is left out: that number of units is estimated like any other margin
 */
export function sharedMargins(
  tables: readonly PossibleTable[],
  source: Source,
  sizes: ReadonlyMap<string, number | null>,
): readonly Margin[] {
  const areCounts = tables.every(({ measure }) => measure === "count");
  const blocks = tables.flatMap((table) => table.blocks);
  const named = new Map(
    blocks.flatMap(({ dimensions }) =>
      dimensions.map((dimension) => [dimensionKey(dimension), withAllCodes(dimension, source)]),
    ),
  );
  const universes = blocks.flatMap(({ universe, without }) => [universe, without ?? universe]);
  const marginOf = (breakdown: Breakdown, known: number | null): Margin => {
    const views = tables.map((table) => (table.openList ? null : breakdownView(table, source, breakdown)));
    return {
      size: views.find((view) => view !== null)?.size ?? 0,
      known: known === null ? null : [known],
      views: views.flatMap((view, table) => (view === null ? [] : [{ table, cellOf: view.cellOf }])),
    };
  };
  return [...new Set([...universes, ...(areCounts ? sizes.keys() : [])])].flatMap((universe) => {
    const known = areCounts ? (sizes.get(universe) ?? null) : null;
    const total = marginOf({ universe, dimensions: [] }, known);
    const decided = total.views.map(({ table }) =>
      characteristicsOf(tables[table], source, { universe, named }),
    );
    const common = commonNames(decided, source).map((names) => {
      const dimensions = names.flatMap((name) => named.get(name) ?? []);
      return marginOf({ universe, dimensions }, null);
    });
    return [total, ...common].filter(({ views, known }) => views.length > (known === null ? 1 : 0));
  });
}

/** By name: a characteristic, or bands that only some tables have. */
type Named = ReadonlyMap<string, CountedDimension>;

function withAllCodes(dimension: CountedDimension, source: Source): CountedDimension {
  const { attribute } = dimension;
  return attribute === null
    ? dimension
    : { name: attribute, attribute, codes: interiorCodes(source, attribute) };
}

/** Dimensions by which a table splits the units of a universe. */
function characteristicsOf(
  table: PossibleTable | undefined,
  source: Source,
  { universe, named }: { readonly universe: string; readonly named: Named },
): readonly string[] {
  if (table === undefined) throw new RangeError("a view of no table");
  const names = new Set(table.blocks.flatMap(({ dimensions }) => dimensions.map(dimensionKey)));
  return [...names]
    .filter(
      (name) =>
        breakdownView(table, source, {
          universe,
          dimensions: [named.get(name)].filter((dimension) => dimension !== undefined),
        }) !== null,
    )
    .toSorted();
}

/** For each two tables, the dimensions by which both split units; each such set once. */
function commonNames(
  decided: readonly (readonly string[])[],
  source: Source,
): readonly (readonly string[])[] {
  const bySameNames = Map.groupBy(decided, (names) => names.join());
  const kinds = [...bySameNames.values()].map(([names = [], ...others]) => ({
    names,
    isAlone: others.length === 0,
  }));
  const found = new Map<string, readonly string[]>();
  for (const [at, one] of kinds.entries())
    for (const other of kinds.slice(at)) {
      if (one === other && one.isAlone) continue;
      const common = commonTo(one.names, other.names, source);
      if (common.length > 0) found.set(common.join(), common);
    }
  return [...found.values()];
}

/** The finest characteristics that both lists decide, in one order. */
function commonTo(one: readonly string[], other: readonly string[], source: Source): readonly string[] {
  const isDecidedBy = (names: readonly string[], decided: string) =>
    names.some((name) => coarsening(source, name, decided) !== null);
  const shared = [...new Set([...one, ...other])].filter(
    (name) => isDecidedBy(one, name) && isDecidedBy(other, name),
  );
  // Among margins that say the same, the first is kept.
  return shared
    .filter((name, at) =>
      shared.every(
        (finer, position) =>
          finer === name ||
          coarsening(source, finer, name) === null ||
          (at < position && coarsening(source, name, finer) !== null),
      ),
    )
    .toSorted();
}

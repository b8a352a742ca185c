import { type CountedDimension, interiorCodes, type Source, type Study } from "@vigie/study";
import type { SharedMargin } from "../consistency/shared-margin.ts";
import { viewOf } from "./cells.ts";
import { coarsening } from "./coarsening.ts";
import type { DrawnTable } from "./counting-plan.ts";

/** A drawn table with the cells of it that some unit may be in. */
export interface PossibleTable extends DrawnTable {
  /** 1 for a cell that no unit can be in. */
  readonly impossible: Uint8Array;
}

interface Asked {
  readonly universe: string;
  readonly names: readonly string[];
  readonly known: number | null;
}

/**
 * The margins that several drawn tables have, as the study alone proves it: the same units of a universe by the same
 * characteristics. Each is estimated once. Sizes already published are margins that are known.
 * @param tables of one source and one measure
 */
export function sharedMargins(
  tables: readonly PossibleTable[],
  source: Source,
  { disclosure }: Pick<Study, "disclosure">,
): readonly SharedMargin[] {
  const areCounts = tables.every(({ measure }) => measure === "count");
  const sizes = (areCounts ? disclosure.public.get(source.id) : undefined) ?? new Map<string, never>();
  const named = dimensionsOf(tables, source);
  const universes = new Set([
    ...tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ universe, without }) => [universe, without ?? universe]),
    ),
    ...sizes.keys(),
  ]);
  return [...universes].flatMap((universe) => {
    const decided = tables.map((table) => characteristicsOf(table, source, { universe, named }));
    const asked: readonly Asked[] = [
      { universe, names: [], known: sizes.get(universe)?.size ?? null },
      ...commonNames(decided, source).map((names) => ({ universe, names, known: null })),
    ];
    return asked
      .map((each) => marginOf(tables, source, { ...each, named }))
      .filter(({ views, known }) => views.length > (known === null ? 1 : 0));
  });
}

/** By name: a characteristic, or bands that only some tables have. */
type Named = ReadonlyMap<string, CountedDimension>;

function dimensionsOf(tables: readonly PossibleTable[], source: Source): Named {
  const all = tables.flatMap(({ blocks }) => blocks.flatMap(({ dimensions }) => dimensions));
  return new Map(
    all.map((own) => {
      const { attribute } = own;
      const name = nameOf(own);
      return [name, attribute === null ? own : { name, attribute, codes: interiorCodes(source, attribute) }];
    }),
  );
}

function nameOf({ name, attribute, codes }: CountedDimension): string {
  return attribute ?? [name, ...codes].join();
}

/** What a table tells units of a universe apart by; null where it does not say how many they are. */
function characteristicsOf(
  table: PossibleTable,
  source: Source,
  { universe, named }: { readonly universe: string; readonly named: Named },
): readonly string[] | null {
  if (table.openList || viewOf(table, source, { universe, margin: [] }) === null) return null;
  const names = new Set(table.blocks.flatMap(({ dimensions }) => dimensions.map(nameOf)));
  return [...names]
    .filter((name) => viewOf(table, source, { universe, margin: [dimensionIn(named, name)] }) !== null)
    .toSorted();
}

function dimensionIn(named: Named, name: string): CountedDimension {
  const dimension = named.get(name);
  if (dimension === undefined) throw new RangeError("a margin along what no table has");
  return dimension;
}

/** For each two tables, all that both tell units apart by; each such set once. */
function commonNames(
  decided: readonly (readonly string[] | null)[],
  source: Source,
): readonly (readonly string[])[] {
  const alike = Map.groupBy(
    decided.flatMap((names) => (names === null ? [] : [names])),
    (names) => names.join(),
  );
  const kinds = [...alike.values()].flatMap(([names = [], ...others]) => [
    { names, isAlone: others.length === 0 },
  ]);
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
  const decides = (names: readonly string[], wanted: string) =>
    names.some((name) => coarsening(source, name, wanted) !== null);
  const shared = [...new Set([...one, ...other])].filter(
    (name) => decides(one, name) && decides(other, name),
  );
  const isCoarser = (name: string, finer: string) => coarsening(source, finer, name) !== null;
  // Of two that say the same, the first is kept.
  return shared
    .filter((name, at) =>
      shared.every(
        (finer, position) =>
          finer === name || !isCoarser(name, finer) || (at < position && isCoarser(finer, name)),
      ),
    )
    .toSorted();
}

function marginOf(
  tables: readonly PossibleTable[],
  source: Source,
  { universe, names, known, named }: Asked & { readonly named: Named },
): SharedMargin {
  const margin = names.map((name) => dimensionIn(named, name));
  return {
    size: margin.reduce((product, { codes }) => product * codes.length, 1),
    known: known === null ? null : [known],
    views: tables.flatMap((table, at) => {
      const view = table.openList ? null : viewOf(table, source, { universe, margin });
      return view === null ? [] : [{ table: at, cellOf: withoutImpossible(view, table) }];
    }),
  };
}

/** Cells that no unit can be in are in no margin: nothing moves them from zero. */
export function withoutImpossible(view: Int32Array, { impossible }: PossibleTable): Int32Array {
  return view.map((place, cell) => (impossible[cell] === 1 ? -1 : place));
}

import {
  constraintsOf,
  marginSums,
  reconcile,
  standardErrors,
  wholeCounts,
  wholeStandardErrors,
} from "@vigie/statistics/margins";
import type { Source, Study } from "@vigie/study";
import { asNumber } from "./noise/fraction.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";
import { sharedMargins } from "./plan/shared-margins.ts";
import type { DrawnSums, Estimates } from "./rows.ts";
import type { UnmetSize } from "./unmet-size.ts";

/** How drawn tables are made to agree: the study decides it, and which of its published sizes are used. */
export interface Consistency {
  /** Standard errors of sums of cells once tables agree, in grains. */
  readonly errorsOf: (sums: DrawnSums) => Float64Array;
  /**
   * Noisy tables made to agree: each margin that several have is estimated once, published sizes in use are kept,
   * counts are whole and not negative, and all add up. Methods, section 7, point 8.
   */
  readonly reconciled: (noisy: ReadonlyMap<string, ArrayLike<number>>) => Estimates;
}

/**
 * Tables agree measure by measure. Sums of a number, which may be negative, are left as they are drawn.
 * @param shown sums of cells that leave
 */
export function agreementOf(
  tables: readonly PossibleTable[],
  shown: readonly DrawnSums[],
  about: AgreementOptions,
): Consistency {
  const closed = tables.filter(({ openList }) => !openList);
  const separateOf = (table: PossibleTable) => about.separateOf?.(table) ?? null;
  const parts = [...Map.groupBy(closed, (table) => `${table.measure} ${separateOf(table)}`).values()].map(
    (measureTables) =>
      partOf(
        measureTables,
        shown,
        measureTables.some((table) => separateOf(table) !== null) ? withoutSizes(about) : about,
      ),
  );
  const places = new Map(
    parts.flatMap(({ ids, errorsOf }) => ids.map((id, table) => [id, { table, errorsOf }] as const)),
  );
  return {
    errorsOf: ({ table: id, ...sums }) => {
      const found = places.get(id);
      if (found === undefined) throw new RangeError("no table of this plan");
      return found.errorsOf({ ...sums, table: found.table });
    },
    reconciled: (noisy) => {
      const values = parts.flatMap(({ ids, reconciled }) => {
        const cells = reconciled(ids.map((id) => noisy.get(id) ?? []));
        return ids.map((id, at) => [id, cells[at] ?? []] as const);
      });
      const byTable = new Map(values);
      return (table) => byTable.get(table) ?? [];
    },
  };
}

export interface AgreementOptions {
  readonly source: Source;
  readonly study: Pick<Study, "disclosure">;
  /** Published sizes that noisy counts do not meet. */
  readonly unmet: readonly UnmetSize[];
  /** What a table of a part of the holders agrees with: tables of one name alone, and no published size. Null for the others. */
  readonly separateOf?: ((table: PossibleTable) => string | null) | undefined;
}

function withoutSizes({ study, ...about }: AgreementOptions): AgreementOptions {
  return { ...about, study: { disclosure: { ...study.disclosure, public: new Map() } } };
}

/** Noise of the tables of one measure, in their order, and the margins that they share. */
export function noiseAndMargins(
  tables: readonly PossibleTable[],
  source: Source,
  sizes: ReadonlyMap<string, number | null>,
) {
  const isSum = tables.some(({ measure }) => measure === "sum");
  const shared = isSum ? [] : sharedMargins(tables, source, sizes);
  const noise = tables.map(({ impossible: { length }, variance }) => ({
    values: { length },
    variance: asNumber(variance),
  }));
  return { isSum, shared, noise, constraints: constraintsOf(noise, shared) };
}

/** The agreement of the tables of one measure, in their order. */
function partOf(tables: readonly PossibleTable[], shown: readonly DrawnSums[], options: AgreementOptions) {
  const sizes = sizesInUse(options, ({ size }) => size);
  const { isSum, shared, noise, constraints } = noiseAndMargins(tables, options.source, sizes);
  const known = new Set(shared.flatMap(({ views }) => views.map(({ cellOf }) => cellOf)));
  const margins = [...shared];
  for (const { table: id, cellOf, size } of shown) {
    const table = tables.findIndex((possible) => possible.id === id);
    if (table < 0 || size >= cellOf.length || known.has(cellOf)) continue;
    known.add(cellOf);
    margins.push({ size, known: null, views: [{ table, cellOf }] });
  }
  const errorsOf = (isSum ? standardErrors : wholeStandardErrors)(noise, constraints);
  return {
    ids: tables.map(({ id }) => id),
    errorsOf: isSum ? errorsOf : withMoves(errorsOf, movesOf(tables, options)),
    reconciled: (noisy: readonly ArrayLike<number>[]): readonly ArrayLike<number>[] => {
      const drawn = noise.map(({ variance }, at) => ({ variance, values: noisy[at] ?? [] }));
      return isSum ? noisy : wholeCounts(reconcile(drawn, constraints), margins).tables;
    },
  };
}

/** By universe, a number for each published size that is used; null for those that are not. */
function sizesInUse(
  { source, study, unmet }: AgreementOptions,
  numberOf: (size: { readonly size: number; readonly estimate: number | null }) => number,
): ReadonlyMap<string, number | null> {
  const published = study.disclosure.public.get(source.id) ?? new Map<string, { readonly size: number }>();
  return new Map(
    [...published].map(([universe, { size }]) => {
      const found = unmet.find((each) => each.universe === universe);
      if (found?.use === "unused") return [universe, null] as const;
      return [universe, numberOf({ size, estimate: found?.estimate ?? null })] as const;
    }),
  );
}

/**
 * What published sizes that differ from their universe move of each cell, on average over the noise: agreement is linear, so
 * it is that of empty tables with these differences. Null where no size differs.
 */
function movesOf(
  tables: readonly PossibleTable[],
  options: AgreementOptions,
): readonly { readonly values: Float64Array }[] | null {
  const differences = sizesInUse(options, ({ size, estimate }) => (estimate === null ? 0 : size - estimate));
  if ([...differences.values()].every((difference) => difference === null || difference === 0)) return null;
  const { noise, constraints } = noiseAndMargins(tables, options.source, differences);
  return reconcile(
    noise.map(({ variance, values: { length } }) => ({ variance, values: new Float64Array(length) })),
    constraints,
  );
}

type ErrorsOf = ReturnType<typeof standardErrors>;

/** Standard errors that hold what published sizes move; a published size itself is exact. */
function withMoves(errorsOf: ErrorsOf, moves: ReturnType<typeof movesOf>): ErrorsOf {
  if (moves === null) return errorsOf;
  return (sums) => {
    const moved = marginSums(sums, sums.size, moves[sums.table]?.values ?? []);
    return errorsOf(sums).map((error, sum) =>
      error === 0 ? 0 : Math.sqrt(error ** 2 + (moved[sum] ?? 0) ** 2),
    );
  };
}

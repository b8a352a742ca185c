import type { SumBounds } from "./bounded-fit.ts";
import { componentsOf } from "./partitions.ts";
import { marginSums, type SharedMargin } from "./shared-margin.ts";
import { unbounded, wholeValues } from "./whole-values.ts";

/**
 * Whole values of margins, coarse ones before fine ones, each with the sums and the bounds that those before imply.
 * @param reconciled real values of the tables
 * @param settled values of margins that can no longer change: public, or of tables that are whole already
 */
export function wholeMargins(
  reconciled: readonly Float64Array[],
  margins: readonly SharedMargin[],
  settled: ReadonlyMap<number, Float64Array>,
): Map<number, Float64Array> {
  const whole = new Map(settled);
  const coarseFirst = [...margins.entries()]
    .filter(([at]) => !settled.has(at))
    .sort(([a, { size: sizeA }], [b, { size: sizeB }]) => sizeA - sizeB || a - b);
  const viewsByTable = reconciled.map((_, table) =>
    margins.flatMap(({ size, views }, margin) =>
      views.filter((view) => view.table === table).map(({ cellOf }) => ({ margin, size, cellOf })),
    ),
  );
  for (const [at, { size, views }] of coarseFirst) {
    const [first] = views;
    if (!first) continue;
    const bounds = new ImpliedBounds(size);
    for (const { table, cellOf } of views) {
      bounds.emptyWhereAbsent(cellOf);
      for (const other of viewsByTable[table] ?? []) {
        const values = whole.get(other.margin);
        if (values) bounds.add(cellOf, other, values);
      }
    }
    const targets = marginSums(first, size, reconciled[first.table] ?? []);
    whole.set(at, bounds.nearest(targets));
  }
  return whole;
}

/** What whole margins imply of another one: bounds of its cells, and of their sums. */
class ImpliedBounds {
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  /** By content: tables alike imply the same. */
  readonly #sums = new Map<string, { readonly sums: SumBounds; readonly rank: number }>();

  constructor(size: number) {
    const { least, most } = unbounded(size);
    this.#least = least;
    this.#most = most;
  }

  emptyWhereAbsent(cellOf: Int32Array): void {
    const isPresent = new Uint8Array(this.#most.length);
    for (const cell of cellOf) isPresent[cell] = 1;
    for (const [cell, present] of isPresent.entries()) if (!present) this.#most[cell] = 0;
  }

  /**
   * Cells that share units, directly or through others, have one sum in both margins; where one margin covers more
   * than the other, its sum is the greater.
   */
  add(
    cellOf: Int32Array,
    other: { readonly size: number; readonly cellOf: Int32Array },
    values: Float64Array,
  ): void {
    const { count, first, second, isFirstOpen, isSecondOpen } = componentsOf(
      { size: this.#least.length, cellOf },
      other,
    );
    const sums = marginSums({ cellOf: second }, count, values);
    const least = sums.map((sum, at) => (isSecondOpen[at] ? 0 : sum));
    const most = sums.map((sum, at) => (isFirstOpen[at] ? Number.POSITIVE_INFINITY : sum));
    const sizes = marginSums({ cellOf: first }, count, new Uint8Array(first.length).fill(1));
    for (const [cell, at] of first.entries()) {
      if (at < 0 || sizes[at] !== 1) continue;
      this.#least[cell] = Math.max(this.#least[cell] ?? 0, least[at] ?? 0);
      this.#most[cell] = Math.min(this.#most[cell] ?? 0, most[at] ?? 0);
    }
    if (sizes.every((size) => size === 1)) return;
    const rank = least.every((low, at) => low === most[at]) ? 0 : 1;
    this.#sums.set([first, least, most].join("|"), { sums: { cellOf: first, least, most }, rank });
  }

  nearest(targets: Float64Array): Float64Array {
    const least = this.#least;
    const most = this.#most.map((high, cell) => Math.max(high, least[cell] ?? 0));
    const implied = [...this.#sums.values()];
    return wholeValues(
      { targets, least, most },
      implied.map(({ sums }) => sums),
      implied.map(({ rank }) => rank),
    ).values;
  }
}

import { total } from "@vigie/table";
import { sumOf } from "../sum-of.ts";

/** A count with the standard error that noise gives it; null where hidden. */
export interface Cell {
  readonly count: number | null;
  readonly error: number;
}

/** By two codes, joined by `|`. */
export type Cells = ReadonlyMap<string, Cell>;

/** Sums over the other dimensions, totals included, whose cells bear noises of their own; null where one is hidden. */
export function summedCells(
  rows: readonly (Cell & { readonly codes: readonly string[] })[],
  { first, last }: { readonly first: number; readonly last: number },
): Cells {
  const parts = new Map<string, Cell[]>();
  for (const { codes, ...cell } of rows) {
    const [one, other] = [codes[first] ?? total, codes[last] ?? total];
    for (const key of [`${one}|${other}`, `${one}|${total}`, `${total}|${other}`, `${total}|${total}`])
      parts.set(key, [...(parts.get(key) ?? []), cell]);
  }
  return new Map(
    [...parts].map(([key, cells]) => {
      const sum = summed(cells);
      return [key, { count: sum?.value ?? null, error: sum?.error ?? 0 }];
    }),
  );
}

/** Cells whose noises are independent, together; null where one is hidden. */
export function summed(cells: readonly Cell[]): { readonly value: number; readonly error: number } | null {
  const value = sumOf(cells.map(({ count }) => count));
  return value === null ? null : { value, error: Math.hypot(...cells.map(({ error }) => error)) };
}

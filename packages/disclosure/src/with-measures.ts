import type { ProtectedContents, ProtectedTable } from "./protected-table.ts";

/** What was estimated of the cells of a table, at the partner's. */
export interface Measures {
  readonly names: readonly string[];
  /** By codes joined with commas; one value a name, null where it could not be computed. */
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * The protected table with measures in its published cells, to six decimals: what is masked stays without any.
 * @throws {RangeError} when a cell has not one value a name
 */
export function withMeasures(table: ProtectedTable, { names, values }: Measures): ProtectedTable {
  const nothing = names.map(() => null);
  const contents: ProtectedContents = {
    ...table,
    measures: names,
    rows: table.rows.map((row) => {
      const found = (row.cell.status === "free" ? values.get(row.codes.join(",")) : undefined) ?? nothing;
      if (found.length !== names.length) throw new RangeError("a cell has not one value a measure");
      return { ...row, values: found.map((value) => (value === null ? null : printed(value))) };
    }),
  };
  return contents as ProtectedTable;
}

/** Never an exponent, never minus zero: what a table in text holds. */
function printed(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

import { codesKey, indexRows, type ReleasedTable, total } from "@vigie/table";
import type { ExactSource } from "./exact-source.ts";
import { baseCodes, columnsOf } from "./layouts.ts";
import type { IndicatorLayout } from "./rows.ts";

/** A table of a source that protects nothing, with the measures computed beside it. */
export function unprotectedTable(
  { layout, indicator, source }: IndicatorLayout,
  exact: ExactSource,
): ReleasedTable {
  const table = exact.tables.find(({ indicator: id }) => id === indicator.id);
  if (table === undefined) throw new RangeError("the engine made no table of an indicator");
  const last = columnsOf(indicator, source).at(-1);
  const codes = table.dimensions.at(-1)?.codes.filter((code) => code !== total) ?? [];
  const inBase = last === undefined ? [] : baseCodes(indicator, source, { ...last, codes });
  const rowAt = indexRows(table.rows);
  const measures = exact.measures.get(indicator.id);
  return {
    name: layout.name,
    indicator: layout.indicator,
    dimensions: table.dimensions,
    measures: layout.measures,
    rows: table.rows.map((row) => {
      const base = inBase.reduce((sum, code) => sum + (rowAt(row.codes.with(-1, code))?.count ?? 0), 0);
      const isTotal = row.codes.at(-1) === total;
      const known = new Map<string, number | null>([
        ["count_error", 0],
        ["base", isTotal ? base : null],
        ["base_error", isTotal ? 0 : null],
      ]);
      const rowValues = measures?.values.get(codesKey(row.codes)) ?? [];
      for (const [at, name] of measures?.names.entries() ?? []) known.set(name, rowValues[at] ?? null);
      return {
        codes: row.codes,
        count: row.count,
        values: layout.measures.map((name) => known.get(name) ?? null),
      };
    }),
  };
}

import type { Source, Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { combinations } from "./counted.ts";

/** Units of one universe as a table tells them apart: its cells without any total. */
export interface View {
  readonly table: string;
  readonly universe: string;
  /** What each column reads; a name of its own for bands that only some tables have. */
  readonly columns: readonly string[];
  readonly cells: readonly { readonly codes: readonly string[]; readonly value: number }[];
}

/** The views of a table whose rows are all shown: one per universe, or per item of a question of several answers. */
export function viewsOf(table: ReleasedTable, measure: string, { study, source }: Of): readonly View[] {
  const indicator = study.indicators.get(table.indicator);
  if (indicator === undefined) throw new RangeError("a table of no indicator");
  const names = table.dimensions.slice(1).map(({ name, codes }) => columnName(name, codes, source));
  const cells = table.rows.map(({ codes, count, values }) => ({
    codes: codes.slice(1),
    universe: codes[0] ?? "",
    value: (measure === "count" ? count : values[table.measures.indexOf(measure)]) ?? Number.NaN,
  }));
  const inside = (universe: string) =>
    cells.filter((cell) => cell.universe === universe && !cell.codes.includes("_T"));
  if (indicator.kind === "multiple")
    return [...(source.multiples.get(indicator.of)?.items ?? [])].map(([item, flag]) => ({
      table: `${table.name}/${item}`,
      universe: indicator.universe,
      columns: [...names.slice(0, -2), flag],
      cells: inside(indicator.universe)
        .filter(({ codes }) => codes.at(-2) === item)
        .map(({ codes, value }) => ({ codes: [...codes.slice(0, -2), codes.at(-1) ?? ""], value })),
    }));
  const universeMargin = {
    table: table.name,
    universe: indicator.universe,
    columns: names,
    cells: inside(indicator.universe),
  };
  if (indicator.against === null) return [universeMargin];
  const against = cells
    .filter(({ universe, codes }) => universe === indicator.against && codes.at(-1) !== "_T")
    .map(({ codes, value }) => ({ codes: codes.slice(-1), value }));
  return [
    universeMargin,
    { table: table.name, universe: indicator.against, columns: names.slice(-1), cells: against },
  ];
}

interface Of {
  readonly study: Study;
  readonly source: Source;
}

function columnName(name: string, codes: readonly string[], { attributes }: Source): string {
  return attributes.get(name)?.type === "number" ? `${name}: ${codes.join()}` : name;
}

/** The units of a universe that is chosen by what a view tells apart; null where it is not. */
export function within(view: View, universe: string, source: Source): View | null {
  const inner = source.universes.get(universe)?.where ?? new Map<string, readonly string[]>();
  const outer = source.universes.get(view.universe)?.where ?? new Map<string, readonly string[]>();
  if (![...outer].every(([name, codes]) => inner.get(name)?.every((code) => codes.includes(code))))
    return null;
  const conditions = [...inner].map(([name, codes]) => ({ codes, read: reader(view, name, source) }));
  if (!conditions.every(({ read }) => read !== null)) return null;
  return {
    ...view,
    universe,
    cells: view.cells.filter((cell) =>
      conditions.every(({ codes, read }) => codes.includes(read?.(cell.codes) ?? "")),
    ),
  };
}

/** Sums by the codes of some characteristics, each a column or a recoding of one; null where the view does not tell them. */
export function marginOf(
  view: View,
  names: readonly string[],
  source: Source,
): ReadonlyMap<string, number> | null {
  const readers = names.map((name) => reader(view, name, source));
  if (readers.includes(null)) return null;
  const sums = new Map<string, number>();
  for (const { codes, value } of view.cells) {
    const key = readers.map((read) => read?.(codes) ?? "").join();
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0));
}

function reader(view: View, name: string, source: Source): ((codes: readonly string[]) => string) | null {
  const at = view.columns.indexOf(name);
  if (at >= 0) return (codes) => codes[at] ?? "";
  const origin = source.attributes.get(name)?.origin;
  if (origin?.kind !== "recode") return null;
  const read = reader(view, origin.of, source);
  return read && ((codes) => origin.map.get(read(codes)) ?? "_U");
}

/** Every sum that a table shows beside its parts. */
export function sumsWithin(
  { dimensions, rows, measures }: ReleasedTable,
  measure: string,
): readonly { readonly codes: readonly string[]; readonly whole: number; readonly parts: number }[] {
  const values = new Map(
    rows.map(({ codes, count, values: rowValues }) => [
      codes.join(),
      measure === "count" ? count : rowValues[measures.indexOf(measure)],
    ]),
  );
  const read = (codes: readonly string[]) => values.get(codes.join()) ?? Number.NaN;
  return rows.flatMap(({ codes }) =>
    dimensions.flatMap((dimension, at) => {
      if (codes[at] !== "_T") return [];
      const parts = dimension.codes.filter((code) => code !== "_T").map((code) => codes.with(at, code));
      // Of a universe compared with, only the last dimension is split.
      if (!parts.every((part) => values.has(part.join()))) return [];
      return [{ codes, whole: read(codes), parts: parts.reduce((sum, part) => sum + read(part), 0) }];
    }),
  );
}

/** The rows that a table should have, in order. */
export function rowsOf({
  dimensions: [universes, ...others],
}: Pick<ReleasedTable, "dimensions">): readonly (readonly string[])[] {
  const [universe = "", against] = universes?.codes ?? [];
  const rows = combinations([[universe], ...others.map(({ codes }) => codes)]);
  if (against === undefined) return rows;
  const margin = others.slice(1).map(() => "_T");
  return [...rows, ...(others.at(-1)?.codes ?? []).map((code) => [against, ...margin, code])];
}

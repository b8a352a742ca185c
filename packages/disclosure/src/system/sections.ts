import type { Dimension } from "@vigie/engine";
import { isItems, type Population, type View } from "./structure.ts";

/** What the structure needs to know of a table, exact or published: its shape, never its counts. */
export interface Shape {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly { readonly codes: readonly string[] }[];
}

/** A table, or the part of it on one item of a question of several answers: each item is a field of its own. */
export interface Section {
  readonly indicator: string;
  /** One view a dimension. */
  readonly dimensions: readonly string[];
  readonly views: readonly View[];
  /** `row`: position in the table's rows. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly row: number }[];
}

/** @throws {RangeError} when the table, or an item of it, is not in the structure */
export function sectionsOf(
  { indicator, dimensions, rows }: Shape,
  population: Population,
): readonly Section[] {
  const views = population.tables.get(indicator) ?? [];
  const names = dimensions.map(({ name }) => name);
  const numbered = rows.map(({ codes }, row) => ({ codes, row }));
  const plain = views.filter((view): view is View => !isItems(view));
  const at = views.findIndex(isItems);
  const items = views.find(isItems);
  if (items === undefined) {
    if (plain.length !== dimensions.length) throw new RangeError("a table is not in the structure");
    return [{ indicator, dimensions: names, views: plain, rows: numbered }];
  }
  if (views.length !== dimensions.length - 1) throw new RangeError("a table is not in the structure");
  return [...Map.groupBy(numbered, ({ codes }) => codes[at] ?? "")].map(([item, its]) => {
    const view = items.items.get(item);
    if (view === undefined) throw new RangeError("an item is not in the structure");
    return {
      indicator,
      dimensions: names.toSpliced(at, 1),
      views: [...plain.slice(0, at), view, ...plain.slice(at)],
      rows: its.map(({ codes, row }) => ({ codes: codes.toSpliced(at, 1), row })),
    };
  });
}

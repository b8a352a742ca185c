import { type Table, total } from "@vigie/engine";

/** What masking costs, by the study's choice: mask the rare rather than the interesting. */
export interface Costs {
  /** `cells`: every cell alike; `count`: its units; `log`: their order of magnitude. */
  readonly by: "cells" | "count" | "log";
  /** Multiplies the cost of a table's cells; 1 for a table left out. */
  readonly tables: ReadonlyMap<string, number>;
  /** Dimensions whose own totals are never masked, over everyone of a universe. */
  readonly never: readonly string[];
}

export const defaultCosts: Costs = { by: "log", tables: new Map(), never: ["group"] };

/** Cost of masking one cell; > 0. */
export function costOfCell(count: number, indicator: string, { by, tables }: Costs): number {
  const measure = { cells: 1, count: count + 1, log: Math.ceil(8 * Math.log2(count + 2)) / 8 };
  return measure[by] * (tables.get(indicator) ?? 1);
}

/** Whether a row is the size of a universe, or a total over everyone of it by one dimension that stays whole. */
export function isNeverMasked(codes: readonly string[], { dimensions }: Table, { never }: Costs): boolean {
  // An item alone tells nobody apart: what was answered does.
  const isItem = (at: number) => dimensions[at + 1]?.name === "answer";
  const names = dimensions.flatMap(({ name }, at) =>
    codes[at] === total || name === "universe" || isItem(at) ? [] : [name],
  );
  return names.length === 0 || (names.length === 1 && names.every((name) => never.includes(name)));
}

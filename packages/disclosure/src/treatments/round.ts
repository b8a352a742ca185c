import type { Table } from "@vigie/engine";
import type { Highs } from "highs";
import { buildSystem } from "../system/build-system.ts";
import type { Population } from "../system/structure.ts";

/** A table whose every count is a multiple of a base, totals still adding up. */
export interface Rounded {
  readonly table: Table;
  /** Greatest distance of a printed count from the true one. */
  readonly spread: number;
}

/**
 * Controlled rounding: every count goes to one of the two multiples around it, and a multiple stays, so that each
 * total is the sum of its parts and the table stays as near the truth as can be. Three dimensions may leave no
 * such table: then a multiple further is allowed.
 * @param base > 1
 * @returns null where no table of multiples adds up
 * @see Hundepool et al. (2012), Statistical Disclosure Control, section 5.4
 */
export function roundTable(table: Table, base: number, context: Context): Rounded | null {
  for (const further of [0, 1]) {
    const rounded = solve(table, base, { ...context, further });
    if (rounded !== null) return { table: rounded, spread: base * (1 + further) - 1 };
  }
  return null;
}

export interface Context {
  readonly population: Population;
  readonly highs: Highs;
}

function solve(
  table: Table,
  base: number,
  { population, highs, further }: Context & { further: number },
): Table | null {
  const { counts, lines } = buildSystem([table], population);
  const model = highs.createModel();
  model.options.set({ output_flag: false, mip_rel_gap: 0 });
  const values = counts.map(({ cells }) => table.rows[cells[0]?.row ?? -1]?.count ?? 0);
  for (const value of values) {
    const below = Math.floor(value / base);
    const spread = value % base === 0 ? 0 : 1;
    model.addVar(Math.max(0, below - further), below + spread + further);
    // Distance above the truth, then below it: one column each, so that their sum is what is minimised.
    model.addVar(0, highs.infinity);
    model.addVar(0, highs.infinity);
  }
  const multiple = (count: number) => 3 * count;
  values.forEach((value, count) => {
    const at = multiple(count);
    model.changeColIntegrality(at, highs.constants.variableType.integer);
    model.changeColCost(at + 1, 1);
    model.changeColCost(at + 2, 1);
    model.addRow(value, value, { indices: [at, at + 1, at + 2], values: [base, -1, 1] });
  });
  for (const { total, leaves } of lines)
    model.addRow(0, 0, {
      indices: [multiple(total), ...leaves.map(multiple)],
      values: [-1, ...leaves.map(() => 1)],
    });
  const { modelStatus } = model.run();
  const { colValue } = model.getSolution();
  model.dispose();
  if (modelStatus !== highs.constants.modelStatus.optimal) return null;
  const rounded = new Map(
    counts.flatMap(({ cells }, count) =>
      cells.map(({ row }) => [row, base * Math.round(colValue[multiple(count)] ?? 0)] as const),
    ),
  );
  return { ...table, rows: table.rows.map(({ codes }, row) => ({ codes, count: rounded.get(row) ?? 0 })) };
}

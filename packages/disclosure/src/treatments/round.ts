import type { Table } from "@vigie/engine";
import type { Highs } from "highs";
import { buildSystem } from "../system/build-system.ts";
import type { Population } from "../system/structure.ts";
import type { Chance } from "./chance.ts";

/** A table whose every count is a multiple of a base, totals still adding up. */
export interface Rounded {
  readonly table: Table;
  /** Greatest distance of a printed count from the true one. */
  readonly spread: number;
}

/**
 * Controlled rounding at random: every count goes to one of the two multiples around it, and a multiple stays, so that
 * each total is the sum of its parts. The nearer a multiple, the likelier. Any table of such multiples that adds up may
 * come out, by draws that all point its way: to whoever knows this program and not the draws, every table that fits
 * within the spread may be the true one. The nearest table would not do: the program would tell half of what its zeros
 * may be.
 * @param base > 1
 * @returns null where no table of multiples adds up, as three dimensions may have it
 * @see Hundepool et al. (2012), Statistical Disclosure Control, section 5.4
 */
export function roundTable(
  table: Table,
  base: number,
  { population, chance, highs }: Context,
): Rounded | null {
  const { counts, lines } = buildSystem([table], population);
  const model = highs.createModel();
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
  counts.forEach(({ cells }, count) => {
    const row = table.rows[cells[0]?.row ?? -1];
    const value = row?.count ?? 0;
    const below = Math.floor(value / base);
    model.addVar(below, value % base === 0 ? below : below + 1);
    model.changeColIntegrality(count, highs.constants.variableType.integer);
    model.changeColCost(
      count,
      chance(table.indicator, ["round", table.indicator, ...(row?.codes ?? [])]) - (value % base) / base,
    );
  });
  for (const { total, leaves } of lines)
    model.addRow(0, 0, { indices: [total, ...leaves], values: [-1, ...leaves.map(() => 1)] });
  const { modelStatus } = model.run();
  const { colValue } = model.getSolution();
  model.dispose();
  if (modelStatus !== highs.constants.modelStatus.optimal) return null;
  const rounded = new Map(
    counts.flatMap(({ cells }, count) =>
      cells.map(({ row }) => [row, base * Math.round(colValue[count] ?? 0) + 0] as const),
    ),
  );
  return {
    table: { ...table, rows: table.rows.map(({ codes }, row) => ({ codes, count: rounded.get(row) ?? 0 })) },
    spread: base - 1,
  };
}

export interface Context {
  readonly population: Population;
  readonly chance: Chance;
  readonly highs: Highs;
}

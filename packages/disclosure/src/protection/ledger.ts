import type { Table } from "@vigie/engine";
import { buildSystem } from "../system/build-system.ts";
import type { Population } from "../system/structure.ts";
import type { System } from "../system/system.ts";

/** The tables of one population, their system, and the true value of each of its counts. */
export interface Ledger {
  readonly tables: ReadonlyMap<string, Table>;
  readonly system: System;
  readonly values: readonly number[];
  /** Count of each row, by indicator. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
}

/**
 * @throws {RangeError} when a table is not in the structure, when two tables count the same persons differently,
 *   or when persons are counted where the structure says that none can be
 */
export function ledgerOf(tables: readonly Table[], population: Population): Ledger {
  const byIndicator = new Map(tables.map((table) => [table.indicator, table]));
  const system = buildSystem(tables, population);
  const counts = new Map(tables.map(({ indicator, rows }) => [indicator, rows.map(() => -1)]));
  const values = system.counts.map(({ cells, atoms }, count) => {
    const said = cells.map(({ indicator, row }) => {
      counts.get(indicator)?.splice(row, 1, count);
      return byIndicator.get(indicator)?.rows[row]?.count ?? -1;
    });
    const [value = -1] = said;
    if (said.some((other) => other !== value))
      throw new RangeError("two tables count the same persons differently");
    if (atoms.length === 0 && value > 0) throw new RangeError("persons are counted where none can be");
    return value;
  });
  return { tables: byIndicator, system, values, counts };
}

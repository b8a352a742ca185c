import type { Table } from "@vigie/engine";
import type { Highs } from "highs";
import { auditSystem } from "../audit/audit-system.ts";
import { masked, published, roundedTo } from "../audit/knowledge.ts";
import type { Policy } from "../rules/policy.ts";
import type { Problem } from "../suppression/problem.ts";
import type { Ledger } from "./ledger.ts";
import type { GuardedTable } from "./protect-all.ts";

/**
 * The tables to leave out where some counts link too many: of those that have some of them to hide, half, the last by
 * their names, or the only one. Those that masks could help go first: a rounded table has no lines.
 */
export function halfOf(
  counts: readonly number[],
  { system, forced, ignored, lines }: Pick<Problem, "system" | "forced" | "ignored" | "lines">,
): readonly string[] {
  const tablesOf = (some: readonly number[]) =>
    new Set(some.flatMap((count) => system.counts[count]?.cells.map(({ indicator }) => indicator) ?? []));
  const seen = counts.filter((count) => !ignored.has(count));
  const hiding = tablesOf(seen.filter((count) => forced.has(count)));
  const own = hiding.size > 0 ? hiding : tablesOf(seen);
  const masked = lines.map(({ indicator }) => indicator).filter((indicator) => own.has(indicator));
  const order = [...new Set(masked.length > 0 ? masked : own)].toSorted();
  return order.slice(Math.floor(order.length / 2));
}

/** A table kept whole because masked counts link it to too many others. */
export function keptBack({ indicator, dimensions, rows }: Table, { min }: Policy): GuardedTable {
  return {
    indicator,
    dimensions,
    rows: rows.map(({ codes, count }) => ({
      codes,
      cell:
        count > 0 && count < min
          ? { status: "primary", reason: "threshold" }
          : { status: "secondary", reason: "withheld_table" },
    })),
    treatment: { kind: "withheld", reason: "too_linked" },
  };
}

/**
 * Whether what leaves leaves fewer than `min` values to a small count of the tables kept back: their cells were left
 * out of the system in which masks were chosen.
 * @param ledger of all the tables, those kept back with the others
 * @param leaving the others
 */
export function givesKeptBack(
  ledger: Ledger,
  { leaving, min }: { readonly leaving: readonly GuardedTable[]; readonly min: number },
  highs: Highs,
): boolean {
  const { system, values } = ledger;
  const live = new Map(
    leaving.flatMap(({ indicator, rows, treatment }) =>
      treatment.kind === "withheld" ? [] : [[indicator, { rows, treatment }] as const],
    ),
  );
  const knowledge = system.counts.map(({ cells }) => {
    for (const { indicator, row } of cells) {
      const table = live.get(indicator);
      const cell = table?.rows[row]?.cell;
      if (cell?.status !== "free") continue;
      if (table?.treatment.kind === "masked") return published(cell.count);
      if (table?.treatment.kind === "rounded") return roundedTo(cell.count, table.treatment.spread);
    }
    return masked(0);
  });
  const isSecret = (count: number) =>
    (values[count] ?? 0) > 0 &&
    (values[count] ?? 0) < min &&
    system.counts[count]?.cells.every(({ indicator }) => !live.has(indicator)) === true;
  const ignored = new Set([...system.counts.keys()].filter((count) => !isSecret(count)));
  return !auditSystem(
    {
      system: { ...system, derived: [] },
      knowledge,
      requirement: { min, insider: 2 },
      ignored,
      attackers: "outsiders",
    },
    highs,
  ).holds;
}

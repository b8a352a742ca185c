import type { Constraints } from "./constraints.ts";

/** The profiles of one table, and the margin cells that they are in. */
export interface TableMargins {
  readonly profiles: readonly number[];
  readonly cells: readonly number[];
}

export function marginsByTable({ cellsOf, tableOf }: Constraints): readonly TableMargins[] {
  const byTable = Map.groupBy(cellsOf.keys(), (profile) => tableOf[profile] ?? 0);
  return [...byTable.values()].map((profiles) => ({
    profiles,
    cells: [...new Set(profiles.flatMap((profile) => cellsOf[profile] ?? []))].sort((a, b) => a - b),
  }));
}

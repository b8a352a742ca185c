import { total, unknown } from "@vigie/table";
import { dimensionLabel, labelOf, mayBeElsewhere, type Subject, splitsOf, tableViewOf } from "@vigie/tables";
import type { FigureTable } from "../figure-kind.ts";
import { countCell } from "./shares-table.ts";

/** Every count, in groups of the first attributes. */
export function crossingTable(subject: Subject): FigureTable {
  const { indicator, table, formatter } = subject;
  const { of } = indicator;
  const by = splitsOf(subject);
  const codes = table.dimensions.at(-1)?.codes ?? [];
  const rowDimension = by.at(-1) ?? of;
  const lines = new Map<string, string[][]>();
  for (const row of table.rows) {
    if (row.codes[0] !== indicator.universe || row.codes.at(-1) !== total) continue;
    const before = row.codes.slice(1, -1);
    const heading = before
      .slice(0, -1)
      .map((code, at) => labelOf(subject, by[at] ?? "", code))
      .join(", ");
    lines.set(heading, [...(lines.get(heading) ?? []), [...before]]);
  }
  const cellsOf = (before: readonly string[]) => {
    const line = tableViewOf(subject).lineBefore([indicator.universe, ...before]);
    const [row = total] = before;
    return codes.map((code) =>
      before.length === 1 && mayBeElsewhere(subject, row, code)
        ? formatter.message("cell.unknown")
        : countCell(line.cell(code), formatter),
    );
  };
  return {
    columns: [
      { head: dimensionLabel(subject, rowDimension) },
      { head: dimensionLabel(subject, of), under: codes.map((code) => labelOf(subject, of, code)) },
    ],
    groups: [...lines].map(([heading, rows]) => ({
      heading: heading === "" ? null : heading,
      rows: rows
        .filter((before) => !before.includes(unknown))
        .map((before) => ({
          heading: labelOf(subject, rowDimension, before.at(-1) ?? total),
          cells: cellsOf(before),
        })),
    })),
  };
}

import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { dimensionLabel, groupName, mentionGroups, mentionsOf, type Subject } from "@vigie/tables";
import type { FigureTable } from "../figure-kind.ts";
import { countedCell } from "../table-cell.ts";
import { countCell, shareCell } from "./shares-table.ts";

/** The answers given in each group, with their base and their share. */
export function mentionsTable(subject: Subject): FigureTable {
  const { indicator, formatter } = subject;
  const { answers } = contentOf(indicator);
  if (answers === null) throw new RangeError("not a question of several answers");
  const { by } = answers;
  const groups = by === null ? [total] : [...mentionGroups(subject), total];
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: formatter.message("column.given") },
      { head: formatter.message("column.base") },
      { head: formatter.message("column.share") },
    ],
    groups: groups.map((group) => ({
      heading: by === null ? null : groupName(subject, by, group),
      rows: mentionsOf(subject, group).map(({ label, cell }) => ({
        heading: label,
        cells: [
          countCell(cell, formatter),
          countedCell(cell.line.base, cell.line.rules, formatter),
          shareCell(cell, formatter),
        ],
      })),
    })),
  };
}

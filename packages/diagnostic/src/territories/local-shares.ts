import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { oneGroup } from "../figure-kind.ts";
import {
  countAndShareCells,
  countAndShareColumn,
  countCell,
  shareCell,
} from "../figure-tables/shares-table.ts";
import type { TableCell } from "../figure-tables/table-cell.ts";
import type { Formatter } from "../formatter.ts";
import { cohortOf } from "../populations.ts";
import { type Cell, isUncertain } from "../tables/line.ts";
import { localDrawing } from "./local-drawing.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import { localFinding } from "./local-finding.ts";
import { localGap } from "./local-gap.ts";
import { type LocalRow, localRows, rowsHead } from "./local-rows.ts";
import type { LocalSubject } from "./local-subject.ts";

/** How the people of a territory divide, or what they answered: shares here, in the greater territory, in the whole. */
export function localShares(local: LocalSubject): LocalFigure {
  const { subject, above, name, wholeName } = local;
  const { formatter } = subject;
  const rows = localRows(local);
  if (isEmpty(rows)) return nobody(local);
  const heres = rows.map(({ here }) => here);
  const gaps = rows.map((row) => localGap(row)).filter((gap) => gap !== null);
  const isAlike = gaps.length > 1 && gaps.every((gap) => gap === "alike");
  return {
    finding: localFinding(local, rows),
    table: {
      columns: [
        { head: rowsHead(local) },
        countAndShareColumn(name, formatter),
        { head: wholeName, under: [formatter.message("column.share")] },
        ...(isAlike ? [] : [{ head: formatter.message("column.gapToWhole") }]),
        ...(above === null ? [] : [{ head: above.name, under: [formatter.message("column.share")] }]),
      ],
      groups: oneGroup([
        ...rows.map((row) => ({
          heading: row.label,
          cells: [
            ...countAndShareCells(row.here, formatter),
            textOf(row.whole, formatter),
            ...(isAlike ? [] : [gapCell(row, formatter)]),
            ...(above === null ? [] : [textOf(row.above, formatter)]),
          ],
        })),
        ...totalRow(local, rows, isAlike ? 2 : 3),
      ]),
    },
    isAlike,
    drawing: localDrawing(local, rows),
    hidden: heres.filter(({ count }) => count === null).length,
    uncertain: heres.filter(isUncertain).length,
  };
}

/** Whether nobody of the territory is in the table. */
function isEmpty(rows: readonly LocalRow[]): boolean {
  return rows.every(({ here }) => here.line.units === 0 || here.line.isEmpty);
}

function nobody({ subject, name }: LocalSubject): LocalFigure {
  const finding = subject.formatter.message("local.findingNothing", {
    name,
    people: cohortOf(subject).people.name,
  });
  return { finding, table: null, isAlike: false, drawing: null, hidden: 0, uncertain: 0 };
}

/** Units of the territory in all, where rows are parts of them. @param columns after the count, without the greater territory's */
function totalRow({ subject, above }: LocalSubject, rows: readonly LocalRow[], columns: number) {
  const { indicator, formatter } = subject;
  const [first] = rows;
  if (first === undefined || contentOf(indicator).answers !== null) return [];
  const nothing = formatter.message("cell.nothing");
  return [
    {
      heading: formatter.message("code.total"),
      cells: [
        countCell(first.here.line.cell(total), formatter),
        ...Array.from({ length: above === null ? columns : columns + 1 }, () => nothing),
      ],
    },
  ];
}

function textOf(cell: Cell | null, formatter: Formatter): TableCell {
  return cell === null ? formatter.message("cell.nothing") : shareCell(cell, formatter);
}

/** Points between here and the whole, where noise does not explain them. */
function gapCell(row: LocalRow, formatter: Formatter): TableCell {
  const gap = localGap(row);
  if (gap === null) return formatter.message("cell.nothing");
  return gap === "alike" ? formatter.message("local.alike") : { value: gap, text: formatter.points(gap, 1) };
}

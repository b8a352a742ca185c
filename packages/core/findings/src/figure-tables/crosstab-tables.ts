import { bothSizes, type Drawing, equalSteps, type HeatTable, heatTable } from "@vigie/drawing";
import { total } from "@vigie/table";
import { type Cell, type Crosstab, crosstabId, dimensionLabel, labelOf } from "@vigie/tables";
import { type FigureTable, oneGroup } from "../figure-kind.ts";
import type { TableCell } from "../table-cell.ts";
import { countCell, shareCell } from "./shares-table.ts";

/** Counts, codes of `a` down and those of `b` across, with both totals. */
export function countsTable(crosstab: Crosstab): FigureTable {
  const { subject, bCodes, isUnknownAt } = crosstab;
  const { formatter } = subject;
  return crosstabTable(crosstab, {
    side: "a",
    across: [...bCodes, total],
    write: (cell, { row, column }) =>
      row !== undefined && isUnknownAt(row, column)
        ? formatter.message("cell.unknown")
        : countCell(cell, formatter),
  });
}

/** Shares of one side in each code of the other: rows are the codes of `side`, and add up to 100 %. */
export function sharesOfSide(crosstab: Crosstab, side: "a" | "b"): FigureTable {
  const { subject, aCodes, bCodes } = crosstab;
  return crosstabTable(crosstab, {
    side,
    across: side === "a" ? bCodes : aCodes,
    write: (cell) => shareCell(cell, subject.formatter),
  });
}

/** The codes of `side` down, then their total. */
function crosstabTable(
  { subject, a, b, aCodes, bCodes, along }: Crosstab,
  {
    side,
    across,
    write,
  }: {
    readonly side: "a" | "b";
    readonly across: readonly string[];
    /** @param at `row` is undefined for the total */
    readonly write: (cell: Cell, at: { readonly row?: string; readonly column: string }) => TableCell;
  },
): FigureTable {
  const [down, other] = side === "a" ? [a, b] : [b, a];
  const rowOf = (heading: string, row?: string) => {
    const line = along(side, row);
    const at = row === undefined ? {} : { row };
    return { heading, cells: across.map((column) => write(line.cell(column), { ...at, column })) };
  };
  return {
    columns: [
      { head: dimensionLabel(subject, down) },
      { head: dimensionLabel(subject, other), under: across.map((code) => labelOf(subject, other, code)) },
    ],
    groups: oneGroup([
      ...(side === "a" ? aCodes : bCodes).map((code) => rowOf(labelOf(subject, down, code), code)),
      rowOf(subject.formatter.message("code.total")),
    ]),
  };
}

/** Past these, a drawing is read no better than its table. */
const drawnMax = { columns: 10, rows: 14 } as const;

/** Shares along `b` in each code of `a`, in percent, where they are few enough to be drawn; else null. */
export function crosstabDrawing(
  crosstab: Crosstab,
): { readonly wide: Drawing; readonly narrow: Drawing } | null {
  const { subject, a, b, along } = crosstab;
  const { formatter, fictitious } = subject;
  const isUpright = crosstab.bCodes.length <= drawnMax.columns && crosstab.aCodes.length <= drawnMax.rows;
  if (!isUpright || !crosstab.sides.includes("a")) return null;
  const rows = crosstab.aCodes.map((aCode) => ({ aCode, line: along("a", aCode) }));
  const values = rows.flatMap(({ line }) => crosstab.bCodes.flatMap((code) => line.cell(code).share ?? []));
  const drawn: HeatTable = {
    columns: crosstab.bCodes.map((code) => ({ label: labelOf(subject, b, code), isApart: false })),
    rows: rows.map(({ aCode, line }) => ({
      label: labelOf(subject, a, aCode),
      isApart: false,
      cells: crosstab.bCodes.map((code) => {
        if (line.base === 0) return "nothing";
        const { share } = line.cell(code);
        return share === null ? "secret" : { value: share, wording: formatter.number(share * 100, 0) };
      }),
    })),
    steps: equalSteps(values.filter((value) => value > 0)),
    nothingName: formatter.message("heat.nothing"),
    hiddenName: formatter.message("cell.notShownShort"),
  };
  return bothSizes({ id: crosstabId(crosstab), fictitious, formatter }, (canvas) => heatTable(canvas, drawn));
}

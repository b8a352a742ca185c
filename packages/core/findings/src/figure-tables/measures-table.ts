import { contentOf, measuresOf } from "@vigie/study";
import {
  dimensionLabel,
  type Formatter,
  groupName,
  type InferredRow,
  isCenterUncertain,
  printedCenters,
  type Subject,
} from "@vigie/tables";
import { type FigureTable, oneGroup } from "../figure-kind.ts";
import { countedCell, numberCell, type TableCell } from "../table-cell.ts";

/** Units and measures of each group, one row per code. */
export function measuresTable(subject: Subject): FigureTable {
  const { indicator, source, table, formatter } = subject;
  const measures = measuresOf(indicator, source);
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: formatter.message("column.count") },
      ...measures.map(({ label }) => ({ head: formatter.text(label) })),
    ],
    groups: oneGroup(
      table.rows
        .filter(({ codes: [universe] }) => universe === indicator.universe)
        .map((row) => ({
          heading: groupName(subject, indicator.of, row.codes.at(-1) ?? ""),
          cells: [countedCell(row.count, table, formatter), ...measureCells(subject, row)],
        })),
    ),
  };
}

/** The measures of a row; of a mean or a median that noise leaves too uncertain, that it is. */
export function measureCells(subject: Subject, row: InferredRow): readonly TableCell[] {
  const { indicator, table, formatter } = subject;
  const isUncertain = isCenterUncertain(subject, row);
  const statistic = contentOf(indicator).number?.statistic;
  return printedCenters(subject, row).map((value, at) =>
    isUncertain && table.measures[at] === statistic
      ? formatter.message("cell.uncertain")
      : numberCell(value, (number) => measureText(number, formatter), formatter),
  );
}

/** As many decimals as it takes, two at most. */
export function measureText(value: number, formatter: Formatter): string {
  const isWritten = (digits: number) =>
    Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-9;
  const decimals = [0, 1].find(isWritten) ?? 2;
  return formatter.number(value, decimals);
}

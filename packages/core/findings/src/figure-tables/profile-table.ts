import {
  type Cell,
  cohortOf,
  dimensionLabel,
  hasIntervals,
  type Line,
  labelOf,
  type Profile,
  referenceOf,
  type Subject,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureColumn, FigureRows, FigureTable } from "../figure-kind.ts";
import type { TableCell } from "../table-cell.ts";
import { comparisonColumns, countAndShareCells, shareIntervalCell } from "./shares-table.ts";

/**
 * Counts and shares of each group, what separates it from its population of reference, then the cohort and the population
 * that it is compared with. Intervals where noise or the reading of the study gives some, tests where it declares a
 * reading.
 */
export function profileTable(subject: Subject, { whole, lines }: Profile): FigureTable {
  const { indicator } = subject;
  const comparison = comparisonColumns(subject);
  const rows = (line: Line, isDescribed = true) =>
    line.codes
      .filter((code) => isHeld(line, code) || isHeld(whole, code))
      .map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: [...ownCells(subject, line.cell(code), isDescribed), ...comparison.cells(line.cell(code))],
      }));
  const reference = referenceOf(subject);
  const groups: readonly FigureRows[] = [
    ...lines.map(({ label, line }) => ({ heading: label, rows: rows(line) })),
    {
      heading: capitalised(cohortOf(subject).people.whole),
      rows: rows(whole, indicator.against !== null),
    },
    ...(reference === null
      ? []
      : [{ heading: capitalised(reference.people.name), rows: rows(reference.line, false) }]),
  ];
  return {
    columns: [{ head: dimensionLabel(subject, indicator.of) }, ...ownColumns(subject), ...comparison.columns],
    groups,
  };
}

/** Whether someone may have a code, or it is in the base of shares. */
function isHeld({ counted, rules }: Line, code: string): boolean {
  return !rules.outside.has(code) || counted.get(code)?.count !== 0;
}

function ownColumns(subject: Subject): readonly FigureColumn[] {
  const { formatter } = subject;
  const count = { head: formatter.message("column.count") };
  const share = { head: formatter.message("column.share") };
  return hasIntervals(subject)
    ? [
        count,
        { ...share, under: [formatter.message("column.percent"), formatter.message("column.interval")] },
      ]
    : [count, share];
}

/** @param isDescribed false for those who are there to be compared with */
function ownCells(subject: Subject, cell: Cell, isDescribed: boolean): readonly TableCell[] {
  const { formatter } = subject;
  const counted = countAndShareCells(cell, formatter);
  if (!hasIntervals(subject)) return counted;
  return [...counted, isDescribed ? shareIntervalCell(cell, formatter) : formatter.message("cell.nothing")];
}

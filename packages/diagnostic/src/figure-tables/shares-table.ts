import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { capitalised } from "@vigie/words";
import { type FigureColumn, type FigureTable, oneGroup } from "../figure-kind.ts";
import type { Formatter } from "../formatter.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { hasIntervals, readingRemarks } from "../notes/evidence-texts.ts";
import { placesAbsent } from "../places-absent.ts";
import { cohortOf, type Population, referenceOf } from "../populations.ts";
import { whyNoShare } from "../share-text.ts";
import type { Subject } from "../subject.ts";
import { type Cell, type Line, outsideOf } from "../tables/line.ts";
import { comparisonColumns, shareIntervalCell } from "./comparison-columns.ts";
import { countedCell, numberCell, type TableCell } from "./table-cell.ts";

/**
 * A distribution: counts and shares of the cohort, of its population of reference, and what separates them; with
 * intervals and tests where the study declares a reading.
 */
export function sharesTable(subject: Subject): FigureTable {
  const { indicator, formatter } = subject;
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const populations = [cohort, ...(reference === null ? [] : [reference])];
  const comparison = comparisonColumns(subject);
  const isBounded = hasShareIntervals(subject);
  const absent = placesAbsent(subject);
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      ...populations.map(({ people }) => countAndShareColumn(capitalised(people.name), formatter)),
      ...(isBounded ? [{ head: formatter.message("column.shareInterval") }] : []),
      ...comparison.columns,
    ],
    groups: oneGroup(
      codesOf(cohort.line, populations).map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: [
          ...populations.flatMap(({ line }) => {
            const cell = line.cell(code);
            const [count = "", share = ""] = countAndShareCells(cell, formatter);
            return [cell.count === null && absent?.codes.has(code) ? absent.wording : count, share];
          }),
          ...(isBounded ? [shareIntervalCell(cohort.line.cell(code), formatter)] : []),
          ...comparison.cells(cohort.line.cell(code)),
        ],
      })),
    ),
  };
}

/** What the intervals of a distribution are for; nothing where there are none. */
export function sharesEvidenceRemarks(subject: Subject): readonly string[] {
  return hasShareIntervals(subject) ? readingRemarks(subject) : [];
}

function hasShareIntervals(subject: Subject): boolean {
  return contentOf(subject.indicator).isSingleLine && hasIntervals(subject);
}

function codesOf(line: Line, populations: readonly Population[]): readonly string[] {
  return line.codes.filter(
    (code) =>
      !line.rules.outside.has(code) ||
      populations.some((population) => population.line.counted.get(code)?.count !== 0),
  );
}

/** The column of a population: units with a code, and their share. */
export function countAndShareColumn(head: string, formatter: Formatter): FigureColumn {
  return { head, under: [formatter.message("column.count"), formatter.message("column.share")] };
}

/** The cells under `countAndShareColumn`; why a count is hidden is said once. */
export function countAndShareCells(cell: Cell, formatter: Formatter): readonly TableCell[] {
  const isHidden = cell.count === null && cell.share === null && !isOutside(cell);
  return [
    countCell(cell, formatter),
    isHidden ? formatter.message("cell.nothing") : shareCell(cell, formatter),
  ];
}

export function countCell({ isCounted, count, line }: Cell, formatter: Formatter): TableCell {
  return isCounted ? countedCell(count, line.rules.min, formatter) : formatter.message("cell.nothing");
}

export function shareCell(cell: Cell, formatter: Formatter): TableCell {
  if (isOutside(cell)) return formatter.message("cell.outside");
  const percent = (share: number) => formatter.percent(share, 1);
  if (cell.codes.includes(total))
    return numberCell(outsideOf(cell.line) === 0 ? 1 : null, percent, formatter);
  return cell.share === null ? whyNoShare(cell, formatter) : numberCell(cell.share, percent, formatter);
}

function isOutside({ isInBase, codes }: Cell): boolean {
  return !isInBase && !codes.includes(total);
}

import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { capitalised } from "@vigie/words";
import type { Compared } from "../tables/contrast.ts";
import { type FigureColumn, type FigureTable, oneGroup } from "../figure-kind.ts";
import type { Formatter } from "../formatter.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { type Line, outsideOf, shareOf } from "../tables/line.ts";
import { hasIntervals, readingRemarks } from "../notes/evidence-texts.ts";
import { placesAbsent } from "../places-absent.ts";
import { cohortOf, type Population } from "../populations.ts";
import { referenceOf } from "../tables/reference-line.ts";
import { whyNoShare } from "../share-text.ts";
import type { Subject } from "../subject.ts";
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
  const compared: Compared = { line: cohort.line, known: true, reference };
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
            const [count = "", share = ""] = countAndShareCells(line, code, formatter);
            const isHidden = line.counts.get(code) === null;
            return [isHidden && absent?.codes.has(code) ? absent.wording : count, share];
          }),
          ...(isBounded ? [shareIntervalCell(subject, compared, code)] : []),
          ...comparison.cells(compared, code),
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
  return [...line.counts.keys()].filter(
    (code) =>
      !line.outside.has(code) || populations.some((population) => population.line.counts.get(code) !== 0),
  );
}

/** The column of a population: units with a code, and their share. */
export function countAndShareColumn(head: string, formatter: Formatter): FigureColumn {
  return { head, under: [formatter.message("column.count"), formatter.message("column.share")] };
}

/** The cells under `countAndShareColumn`; why a count is hidden is said once. */
export function countAndShareCells(line: Line, code: string, formatter: Formatter): readonly TableCell[] {
  const isHidden = line.counts.get(code) === null && shareOf(line, code) === null && !line.outside.has(code);
  return [
    countCell(line, code, formatter),
    isHidden ? formatter.message("cell.nothing") : shareCell(line, code, formatter),
  ];
}

export function countCell(line: Line, code: string, formatter: Formatter): TableCell {
  const count = line.counts.get(code);
  return count === undefined ? formatter.message("cell.nothing") : countedCell(count, line.min, formatter);
}

export function shareCell(line: Line, code: string, formatter: Formatter): TableCell {
  if (line.outside.has(code)) return formatter.message("cell.outside");
  const percent = (share: number) => formatter.percent(share, 1);
  if (code === total) return numberCell(outsideOf(line) === 0 ? 1 : null, percent, formatter);
  const share = shareOf(line, code);
  return share === null ? whyNoShare(line, code, formatter) : numberCell(share, percent, formatter);
}

import { contentOf, isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import {
  type Cell,
  type Contrast,
  cohortOf,
  contrastOf,
  difference,
  dimensionLabel,
  type Formatter,
  hasIntervals,
  intervalText,
  isReferenceAbsent,
  type Line,
  labelOf,
  outsideOf,
  type Population,
  pValueText,
  readingRemarks,
  referenceKindOf,
  referenceOf,
  referencePeopleOf,
  type Subject,
  tableViewOf,
  whyNoShare,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { type FigureColumn, type FigureTable, oneGroup } from "../figure-kind.ts";
import { placesAbsent } from "../rates/places-absent.ts";
import { countedCell, numberCell, type TableCell } from "../table-cell.ts";

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
  return isCounted ? countedCell(count, line.rules, formatter) : formatter.message("cell.nothing");
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

interface ComparisonColumns {
  readonly columns: readonly FigureColumn[];
  /** One for each column, or for each part of a column that has several. */
  readonly cells: (cell: Cell) => readonly TableCell[];
}

/**
 * What separates a group, or a cohort, from its population of reference. A difference from the whole, of which the group is
 * part, has no interval; the rest then stands beside it with the interval, the ratio and the test. Methods, section 2.
 */
export function comparisonColumns(subject: Subject): ComparisonColumns {
  const { source, indicator, formatter } = subject;
  const kind = referenceKindOf(subject);
  const people = referencePeopleOf(subject);
  if (kind === null || people === null) return { columns: [], cells: () => [] };
  const isTested = hasIntervals(subject) && kind !== "overlapping" && !isWeighted(source);
  const isApart = isTested && kind === "whole";
  const hasRatio = isTested && source.inferenceTarget !== null;
  const interval = formatter.message("column.interval");
  // In one line the whole is that of the columns beside; where there are groups, they have another one of their own.
  const isWholeKnown = indicator.against === null || (contentOf(indicator).isSingleLine && kind === "whole");
  const named = isWholeKnown ? null : people.name;
  const tested = (key: "gap" | "ratio", unit: string): FigureColumn => ({
    head:
      named === null || isApart
        ? formatter.message(`column.${key}ToRestHead`)
        : formatter.message(`column.${key}ToHead`, { people: named }),
    under: [unit, interval],
  });
  return {
    columns: [
      ...(isTested && !isApart ? [] : [{ head: printedHead(named, kind, formatter) }]),
      ...(isTested ? [tested("gap", formatter.message("column.points"))] : []),
      ...(hasRatio
        ? [tested("ratio", formatter.message("column.ratio")), { head: formatter.message("column.pValue") }]
        : []),
    ],
    cells: (cell) => {
      const contrast = isTested ? contrastOf(cell) : null;
      const rest = cell.line.reference()?.rest?.cell(...cell.codes) ?? null;
      return [
        ...(isTested && !isApart ? [] : [gapCell(subject, cell, cell.reference)]),
        ...(isTested ? [gapCell(subject, cell, rest), gapInterval(contrast, formatter)] : []),
        ...(hasRatio ? ratioCells(contrast, formatter) : []),
      ];
    },
  };
}

function printedHead(
  named: string | null,
  kind: "whole" | "rest" | "apart" | "overlapping",
  formatter: Formatter,
) {
  if (named !== null) return formatter.message("column.gapTo", { people: named });
  return formatter.message(kind === "whole" ? "column.gapToWhole" : "column.gapToRest");
}

/** Points between two shares, or why they cannot be known: the reason why the share of the group is hidden has its own column. */
function gapCell(subject: Subject, { share }: Cell, other: Cell | null): TableCell {
  const { formatter } = subject;
  const nothing = formatter.message("cell.nothing");
  if (share === null) return nothing;
  if (isReferenceAbsent(tableViewOf(subject))) return formatter.message("cell.noReference");
  if (other === null) return nothing;
  const gap = difference(share, other.share);
  if (gap !== null) return { value: gap, text: formatter.points(gap, 1) };
  return isEstimated(other) ? whyNoShare(other, formatter) : formatter.message("cell.notEstimated");
}

/** Whether shares of a line can be known: of a weighted survey, only those that were inferred are. */
function isEstimated({ line: { rules, counted } }: Cell): boolean {
  return !rules.isWeighted || [...counted.values()].some(({ estimate }) => estimate != null);
}

function gapInterval(contrast: Contrast | null, formatter: Formatter): string {
  const gap = contrast?.difference ?? null;
  return gap === null
    ? formatter.message("cell.nothing")
    : intervalText(gap, (bound) => formatter.points(bound, 1), formatter);
}

function ratioCells(contrast: Contrast | null, formatter: Formatter): readonly TableCell[] {
  const nothing = formatter.message("cell.nothing");
  const { ratio, pValue } = contrast ?? { ratio: null, pValue: null };
  const number = (value: number) => formatter.number(value, 2);
  return [
    numberCell(ratio?.estimate, number, formatter),
    ratio === null || ratio.interval === null ? nothing : intervalText(ratio.interval, number, formatter),
    numberCell(pValue, (p) => pValueText(p, formatter), formatter),
  ];
}

/** The interval of the share of one code; a dash where there is none. */
export function shareIntervalCell({ line, printedInterval }: Cell, formatter: Formatter): string {
  return printedInterval === null || !line.isKnown
    ? formatter.message("cell.nothing")
    : intervalText(printedInterval, (bound) => formatter.percent(bound, 1), formatter);
}

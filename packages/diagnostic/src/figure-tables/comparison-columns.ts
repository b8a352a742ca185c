import { contentOf, isWeighted } from "@vigie/study";
import type { FigureColumn } from "../figure-kind.ts";
import type { Formatter } from "../formatter.ts";
import { hasIntervals, intervalText, pValueText } from "../notes/evidence-texts.ts";
import { referencePeopleOf } from "../populations.ts";
import { whyNoShare } from "../share-text.ts";
import type { Subject } from "../subject.ts";
import { type Contrast, contrastOf } from "../tables/contrast.ts";
import { type Cell, difference } from "../tables/line.ts";
import { isReferenceAbsent, referenceKindOf } from "../tables/reference-line.ts";
import { viewOf } from "../tables/view.ts";
import { numberCell, type TableCell } from "./table-cell.ts";

export interface ComparisonColumns {
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
  if (isReferenceAbsent(viewOf(subject))) return formatter.message("cell.noReference");
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

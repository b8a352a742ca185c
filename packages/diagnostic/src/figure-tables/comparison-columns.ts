import { contentOf, isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import { type Compared, type Contrast, contrastOf } from "../tables/contrast.ts";
import type { FigureColumn } from "../figure-kind.ts";
import type { Formatter } from "../formatter.ts";
import { difference, type Line, shareOf } from "../tables/line.ts";
import { hasIntervals, intervalText, pValueText } from "../notes/evidence-texts.ts";
import { isReferenceAbsent, referenceKindOf, referencePeopleOf } from "../tables/reference-line.ts";
import { whyNoShare } from "../share-text.ts";
import type { Subject } from "../subject.ts";
import { numberCell, type TableCell } from "./table-cell.ts";

export interface ComparisonColumns {
  readonly columns: readonly FigureColumn[];
  /** One for each column, or for each part of a column that has several. */
  readonly cells: (compared: Compared, code: string) => readonly TableCell[];
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
    cells: (compared, code) => {
      const { line, reference } = compared;
      const isInBase = code !== total && !line.outside.has(code);
      const contrast = isTested && isInBase ? contrastOf(subject, compared, code) : null;
      const gapTo = (other: Line | null | undefined) => gapCell(subject, { line, other, code });
      return [
        ...(isTested && !isApart ? [] : [gapTo(reference?.line)]),
        ...(isTested ? [gapTo(reference?.rest), gapInterval(contrast, formatter)] : []),
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
function gapCell(
  subject: Subject,
  {
    line,
    other,
    code,
  }: { readonly line: Line; readonly other: Line | null | undefined; readonly code: string },
): TableCell {
  const { formatter } = subject;
  const nothing = formatter.message("cell.nothing");
  const share = shareOf(line, code);
  if (share === null) return nothing;
  if (isReferenceAbsent(subject)) return formatter.message("cell.noReference");
  if (!other) return nothing;
  const gap = difference(share, shareOf(other, code));
  if (gap !== null) return { value: gap, text: formatter.points(gap, 1) };
  return other.estimates?.size === 0
    ? formatter.message("cell.notEstimated")
    : whyNoShare(other, code, formatter);
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
export function shareIntervalCell(subject: Subject, compared: Compared, code: string): string {
  const { formatter } = subject;
  const isInBase = code !== total && !compared.line.outside.has(code);
  const contrast = isInBase ? contrastOf(subject, compared, code) : null;
  return contrast === null || contrast.share === null
    ? formatter.message("cell.nothing")
    : intervalText(contrast.share, (bound) => formatter.percent(bound, 1), formatter);
}

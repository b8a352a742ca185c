import type { LabelledBar, RowsSum } from "@vigie/drawing";
import { shareDimensionOf } from "@vigie/study";
import {
  areVolunteers,
  attributeForm,
  type Cell,
  codesOfDimension,
  cohortOf,
  difference,
  gapMin,
  isEstablishedGap,
  isFlag,
  type Line,
  labelOfCode,
  outsideOf,
  type Population,
  ranked,
  referenceOf,
  type Subject,
  smallShareOf,
  unitName,
  whyNoShare,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { drawnInterval, shareBars } from "../drawn/drawn-interval.ts";
import type { FigureKind } from "../figure-kind.ts";
import { marksOfKind, rowsSum } from "../figure-mark.ts";
import {
  externalBars,
  externalRemarks,
  externalValuesOf,
  withExternalValues,
} from "../figure-tables/external-values.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { absentReferenceRemark, outsideRemark } from "../notes/remarks.ts";
import { shareReading } from "../notes/share-readings.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Codes in view; the others are in the table. */
const barsMax = 7;

/** The shares of one characteristic, each with the reference population's as a hollow dot. */
export const referenceBars: FigureKind = {
  shows: ({ indicator: { of }, ...context }) =>
    of !== "group" && of !== "subgroup" && attributeForm(context, of) === "plain",
  markable: ({ source, indicator }) => ({ sum: codesOfDimension(source, indicator.of) }),
  make: (subject) => {
    const { indicator, fictitious, formatter } = subject;
    const cohort = cohortOf(subject);
    const reference = referenceOf(subject);
    const codes = codesInView(subject, cohort.line);
    const external = externalValuesOf(subject);
    const canvas = { id: indicator.id, fictitious, formatter };
    const drawn = {
      referenceName: reference === null ? null : capitalised(reference.people.name),
      areVolunteers: areVolunteers(subject.source),
      sum: sumOf(subject, codes),
      bars: [...codes.map((code) => barOf(subject, cohort.line.cell(code), code)), ...externalBars(external)],
    };
    const bars = shareBars(canvas, drawn, reference);
    const finding = findingOf(codes, cohort);
    const label = finding && labelOfCode(subject, finding.code);
    return {
      ...figureTexts(subject, {
        title: finding && titleOf(subject, codes, finding, { cohort, reference }),
        subtitle: isFlag(subject) && cohort.line.base !== null ? "shares.subtitleFlag" : "shares.subtitle",
        alternative: bars.alternative,
        values: {
          base: formatter.count(cohort.line.base ?? 0),
          label: label ?? "",
          share: finding ? shareInTitle(subject, finding) : "",
          against: formatter.percent(finding?.reference ?? 0),
          points: Math.round(gapMin * 100),
        },
      }),
      ...bars,
      reading: finding && label && shareReading(subject, finding.cell, label),
      remarks: [
        ...absentReferenceRemark(subject),
        ...sharesEvidenceRemarks(subject),
        ...outsideRemark(outsideOf(cohort.line), subject),
        ...externalRemarks(external, formatter),
      ],
      table: withExternalValues(sharesTable(subject), external, {
        formatter,
        column: "share",
        names: ["count", "share"],
      }),
    };
  },
};

/**
 * A yes or no is one bar; codes without an order of their own stand from the most to the least frequent, but those that the
 * text adds up follow one another.
 */
function codesInView(subject: Subject, line: Line): readonly string[] {
  if (isFlag(subject)) return ["yes"];
  const { codesInBase: codes, cell } = line;
  const bySize = codes.toSorted((a, b) => (cell(b).count ?? -1) - (cell(a).count ?? -1));
  const shown = bySize.slice(0, barsMax);
  if (subject.source.attributes.get(subject.indicator.of)?.ordered)
    return codes.filter((code) => shown.includes(code));
  const summed = new Set(marksOfKind(subject.marks, "sum").flatMap((mark) => mark.codes));
  const first = shown.findIndex((code) => summed.has(code));
  const others = shown.filter((code) => !summed.has(code));
  return first < 0
    ? shown
    : [...others.slice(0, first), ...shown.filter((code) => summed.has(code)), ...others.slice(first)];
}

/** The bars that the text adds up, where they follow one another in view. */
function sumOf({ marks }: Subject, codes: readonly string[]): RowsSum | null {
  const [mark] = marksOfKind(marks, "sum");
  return mark === undefined ? null : rowsSum(mark, codes);
}

type Populations = { readonly cohort: Population; readonly reference: Population | null };

function barOf(subject: Subject, cell: Cell, code: string): LabelledBar {
  return {
    label: labelOfCode(subject, code),
    share: cell.share,
    wording: textInstead(subject, cell),
    interval: drawnInterval(cell),
    ...(cell.reference === null ? {} : { reference: cell.reference.share }),
    key: "plain",
  };
}

/** « 6 sur 8 », or why there is no share; null where it is a percentage. */
function textInstead({ formatter }: Subject, cell: Cell): string | null {
  const small = smallShareOf(cell);
  if (small !== null) return formatter.message("share.small", small);
  return cell.share === null ? whyNoShare(cell, formatter) : null;
}

interface Finding {
  readonly code: string;
  readonly cell: Cell;
  readonly share: number;
  /** Null where there is no reference, or where it is hidden. */
  readonly reference: number | null;
}

/** The code the most above the reference, or where there is none the most frequent one; null where none is known. */
function findingOf(codes: readonly string[], cohort: Population): Finding | null {
  const known = codes.flatMap((code): readonly Finding[] => {
    const cell = cohort.line.cell(code);
    return cell.share === null
      ? []
      : [{ code, cell, share: cell.share, reference: cell.reference?.share ?? null }];
  });
  const [first] = [
    ...ranked(known, ({ share, reference }) => difference(share, reference)),
    ...ranked(known, ({ share }) => share),
  ];
  return first?.item ?? null;
}

/** Whether another code is as frequent: naming one of the two would say that it comes first. */
function isShared({ code, share }: Finding, codes: readonly string[], { line }: Population): boolean {
  return codes.some((other) => other !== code && line.cell(other).share === share);
}

/** Which message says a finding: against the reference where they are known to differ; null where another code is as frequent. */
function titleOf(
  subject: Subject,
  codes: readonly string[],
  finding: Finding,
  { cohort, reference }: Populations,
): FigureWords["title"] {
  if (smallShareOf(finding.cell) !== null) return "shares.titleSmall";
  if (reference === null || finding.reference === null)
    return isShared(finding, codes, cohort) ? null : "shares.title";
  const areAlike = codes.every((code) => {
    const { share, reference: other } = cohort.line.cell(code);
    const gap = difference(share, other?.share ?? null);
    return gap !== null && Math.abs(gap) < gapMin;
  });
  if (areAlike && !isFlag(subject)) return "shares.titleAlike";
  const at = new Map([[shareDimensionOf(subject.indicator), [finding.code]]]);
  return isEstablishedGap(subject, at) ? "shares.titleAgainst" : "shares.title";
}

/** « 6 tests sur 8 », « 75 % » */
function shareInTitle({ source, formatter }: Subject, { cell, share }: Finding): string {
  const small = smallShareOf(cell);
  if (small === null) return formatter.percent(share);
  const units = formatter.text(unitName(source, small.count, formatter));
  return formatter.message("share.smallOf", { ...small, units });
}

import { bothSizes, divergingBars } from "@vigie/drawing";
import {
  countAndShareCells,
  countAndShareColumn,
  countCell,
  drawnOpinions,
  type Figure,
  type FigureTable,
  neutralRemark,
  type OpinionBar,
  oneGroup,
  opinionBar,
  opinionReading,
  opinionsText,
  sidesText,
  silenceOf,
  undrawn,
} from "@vigie/findings";
import { total } from "@vigie/table";
import {
  cohortOf,
  labelOf,
  type OpinionScale,
  outsideOf,
  type Subject,
  sidesOf,
  type TextEvidence,
} from "@vigie/tables";
import { groupedFigure, type SeveralIndicators, type Subjects } from "./exhibit-of.ts";
import type { ShownFigure } from "./publication.ts";

/** Several opinions of the same people in the same codes, one bar each, in the order asked for; null where none is there. */
export function opinionsOf(request: SeveralIndicators, evidence: TextEvidence): ShownFigure | null {
  return groupedFigure(request, evidence, {
    figureOf,
    captionOf: ({ source, formatter }) => formatter.text(source.label),
  });
}

function figureOf(id: string, subjects: Subjects): Figure {
  const [first] = subjects;
  const { source, indicator, formatter } = first;
  const attribute = source.attributes.get(indicator.of);
  const scale = (attribute && sidesOf(attribute)) ?? [];
  const canvas = { id, fictitious: subjects.some(({ fictitious }) => fictitious), formatter };
  const bars = subjects
    .filter((subject) => silenceOf(subject) === null)
    .map((subject) => opinionBar({ label: nameOf(subject), line: cohortOf(subject).line }, scale));
  const drawn = drawnOpinions(bars, scale, formatter);
  const isPartial = subjects.some((subject) => outsideOf(cohortOf(subject).line) !== 0);
  return {
    title: titleOf(bars, scale, first),
    subtitle: formatter.message("opinion.subtitle", { of: cohortOf(first).people.of }),
    alternative: opinionsText(bars, scale, formatter),
    ...bothSizes(canvas, (each) => divergingBars(each, drawn)),
    reading: readingOf(bars, scale, first),
    remarks: [
      ...(isPartial ? [formatter.message("opinion.outsideSeveral")] : []),
      ...neutralRemark(scale, formatter),
    ],
    table: opinionsTable(subjects),
    ...(bars.length === 0 ? undrawn(canvas, silenceOf(first) ?? "") : {}),
  };
}

/** How far the most and the least shared opinions are apart. */
function titleOf(bars: readonly OpinionBar[], scale: OpinionScale, { formatter, source }: Subject): string {
  const shares = bars.flatMap(({ inFavour }) => inFavour ?? []);
  if (shares.length < 2) return formatter.text(source.label);
  return formatter.message("opinion.titleSeveral", {
    least: formatter.percent(Math.min(...shares)),
    most: formatter.percent(Math.max(...shares)),
    codes: sidesText(scale, formatter).forCodes,
  });
}

function readingOf(bars: readonly OpinionBar[], scale: OpinionScale, subject: Subject): string | null {
  for (const bar of bars) {
    const reading = opinionReading(subject, bar, scale);
    if (reading !== null) return reading;
  }
  return null;
}

function nameOf({ indicator, formatter }: Subject): string {
  return formatter.text(indicator.title);
}

/** One row per question: the count and the share of each answer, then the counts outside the base and of everyone. */
function opinionsTable(subjects: readonly [Subject, ...Subject[]]): FigureTable {
  const [first] = subjects;
  const { formatter } = first;
  const rows = subjects.map((subject) => ({
    heading: formatter.text(subject.indicator.title),
    line: cohortOf(subject).line,
  }));
  const { outside } = cohortOf(first).line.rules;
  const all = [...new Set(rows.flatMap(({ line }) => line.codes))];
  const answers = all.filter((code) => code !== total && !outside.has(code));
  const others = all.filter(
    (code) => outside.has(code) && rows.some(({ line }) => line.cell(code).count !== 0),
  );
  const label = (code: string) => labelOf(first, first.indicator.of, code);
  return {
    columns: [
      { head: formatter.message("column.question") },
      ...answers.map((code) => countAndShareColumn(label(code), formatter)),
      ...[...others, total].map((code) => ({
        head: label(code),
        under: [formatter.message("column.count")],
      })),
    ],
    groups: oneGroup(
      rows.map(({ heading, line }) => ({
        heading,
        cells: [
          ...answers.flatMap((code) => countAndShareCells(line.cell(code), formatter)),
          ...[...others, total].map((code) => countCell(line.cell(code), formatter)),
        ],
      })),
    ),
  };
}

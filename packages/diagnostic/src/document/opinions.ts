import { bothSizes, divergingBars } from "@vigie/drawing";
import type { Figure } from "../figure-kind.ts";
import { silenceOf, undrawn } from "../figure-of.ts";
import {
  drawnOpinions,
  neutralRemark,
  type OpinionBar,
  opinionBar,
  opinionReading,
  opinionsText,
  sidesText,
} from "../opinions/opinion-bars.ts";
import { type OpinionScale, sidesOf } from "../opinions/opinion-scale.ts";
import { opinionsTable } from "../opinions/opinions-table.ts";
import { cohortOf } from "../populations.ts";
import type { Subject } from "../subject.ts";
import { outsideOf } from "../tables/line.ts";
import type { TextEvidence } from "../text/reference.ts";
import { groupedFigure, type SeveralIndicators, type Subjects } from "./grouped-figure.ts";
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

import type { LabelledBar } from "@vigie/drawing";
import { total } from "@vigie/table";
import { capitalised } from "@vigie/words";
import { areVolunteers } from "../are-volunteers.ts";
import { type Figure, oneGroup } from "../figure-kind.ts";
import { silenceOf, undrawn } from "../figure-of.ts";
import { codeText, dimensionLabel } from "../labels.ts";
import { baseOf, shareOf } from "../tables/line.ts";
import { absentReferenceRemark } from "../notes/remarks.ts";
import { shareReading } from "../notes/share-readings.ts";
import { cohortOf } from "../populations.ts";
import { referenceOf } from "../tables/reference-line.ts";
import { shareBars } from "../share-bars.ts";
import { drawnInterval } from "../share-interval.ts";
import { whyNoShare } from "../share-text.ts";
import type { Subject } from "../subject.ts";
import { countAndShareCells, countCell, shareCell, sharesEvidenceRemarks } from "../figure-tables/shares-table.ts";
import type { TextEvidence } from "../text/reference.ts";
import { groupedFigure, type SeveralIndicators, type Subjects } from "./grouped-figure.ts";
import type { ShownFigure } from "./publication.ts";

/** Several yes-or-no questions about the same people, one bar each, from the most frequent yes; null where none is there. */
export function yesNoOf(request: SeveralIndicators, evidence: TextEvidence): ShownFigure | null {
  return groupedFigure(request, evidence, {
    figureOf,
    captionOf: (first) => capitalised(cohortOf(first).people.name),
  });
}

function figureOf(id: string, subjects: Subjects): Figure {
  const [first] = subjects;
  const { formatter } = first;
  const canvas = { id, fictitious: subjects.some(({ fictitious }) => fictitious), formatter };
  const reference = referenceOf(first);
  const bars = subjects
    .filter((subject) => silenceOf(subject) === null)
    .map(barOf)
    .toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
  const drawn = {
    bars,
    referenceName: reference === null ? null : capitalised(reference.people.name),
    areVolunteers: areVolunteers(first.source),
  };
  const { people } = cohortOf(first);
  return {
    title: formatter.text(first.indicator.title),
    subtitle: formatter.message("yesNo.subtitle", { of: people.of }),
    ...shareBars(canvas, drawn, reference),
    reading: readingOf(subjects),
    remarks: [
      ...new Set([
        formatter.message("yesNo.outside"),
        ...subjects.flatMap(absentReferenceRemark),
        ...subjects.flatMap(sharesEvidenceRemarks),
      ]),
    ],
    table: {
      columns: [
        { head: formatter.message("column.question") },
        {
          head: capitalised(people.name),
          under: [
            formatter.message("code.yes"),
            formatter.message("column.share"),
            formatter.message("code.total"),
          ],
        },
        ...(reference === null
          ? []
          : [{ head: capitalised(reference.people.name), under: [formatter.message("column.share")] }]),
      ],
      groups: oneGroup(
        subjects.map((subject) => {
          const { line } = cohortOf(subject);
          const against = referenceOf(subject);
          return {
            heading: dimensionLabel(subject, subject.indicator.of),
            cells: [
              ...countAndShareCells(line, "yes", formatter),
              countCell(line, total, formatter),
              ...(reference === null
                ? []
                : [
                    against === null
                      ? formatter.message("cell.nothing")
                      : shareCell(against.line, "yes", formatter),
                  ]),
            ],
          };
        }),
      ),
    },
    ...(bars.length === 0 ? undrawn(canvas, silenceOf(first) ?? "") : {}),
  };
}

function barOf(subject: Subject): LabelledBar {
  const { line } = cohortOf(subject);
  const reference = referenceOf(subject);
  const share = shareOf(line, "yes");
  return {
    label: codeText(subject, "yes"),
    share,
    wording: share === null ? whyNoShare(line, "yes", subject.formatter) : null,
    interval: drawnInterval(subject, line, "yes"),
    ...(reference === null ? {} : { reference: shareOf(reference.line, "yes") }),
    key: "plain",
  };
}

function readingOf(subjects: readonly Subject[]): string | null {
  for (const subject of subjects) {
    const { line } = cohortOf(subject);
    const [share, base] = [shareOf(line, "yes"), baseOf(line)];
    if (share === null || base === null) continue;
    const reference = referenceOf(subject);
    const against = reference && shareOf(reference.line, "yes");
    const read = { base, count: line.counts.get("yes") ?? 0, share, against, reference };
    return shareReading(subject, { ...read, label: codeText(subject, "yes") }, "shares.readingFlag");
  }
  return null;
}

import type { LabelledBar } from "@vigie/drawing";
import {
  absentReferenceRemark,
  countAndShareCells,
  countCell,
  drawnInterval,
  type Figure,
  oneGroup,
  shareBars,
  shareCell,
  shareReading,
  sharesEvidenceRemarks,
  silenceOf,
  undrawn,
} from "@vigie/findings";
import { total } from "@vigie/table";
import {
  areVolunteers,
  cohortOf,
  dimensionLabel,
  labelOfCode,
  referenceOf,
  type Subject,
  type TextEvidence,
  whyNoShare,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { groupedFigure, type SeveralIndicators, type Subjects } from "./exhibit-of.ts";
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
              ...countAndShareCells(line.cell("yes"), formatter),
              countCell(line.cell(total), formatter),
              ...(reference === null
                ? []
                : [
                    against === null
                      ? formatter.message("cell.nothing")
                      : shareCell(against.line.cell("yes"), formatter),
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
  const cell = cohortOf(subject).line.cell("yes");
  return {
    label: labelOfCode(subject, "yes"),
    share: cell.share,
    wording: cell.share === null ? whyNoShare(cell, subject.formatter) : null,
    interval: drawnInterval(cell),
    ...(cell.reference === null ? {} : { reference: cell.reference.share }),
    key: "plain",
  };
}

function readingOf(subjects: readonly Subject[]): string | null {
  for (const subject of subjects) {
    const cell = cohortOf(subject).line.cell("yes");
    const reading = shareReading(subject, cell, labelOfCode(subject, "yes"), "shares.readingFlag");
    if (reading !== null) return reading;
  }
  return null;
}

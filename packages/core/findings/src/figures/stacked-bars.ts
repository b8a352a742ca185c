import { type Canvas, stackedBars as drawStacked, labelledBars, type StackedBar } from "@vigie/drawing";
import { groups } from "@vigie/table";
import {
  codesOfDimension,
  cohortOf,
  type Population,
  referenceOf,
  type Subject,
  shareText,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import { barOrder, groupBar, groupSum, reachedElsewhere, routineName } from "../drawn/group-bar.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf, marksOfKind, rowsSum } from "../figure-mark.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { absentReferenceRemark } from "../notes/remarks.ts";
import { groupReading } from "../notes/share-readings.ts";

/** The groups of a population, against those of its reference population. */
export const stackedBarsFigure: FigureKind = {
  shows: ({ indicator: { of } }) => of === "group",
  markable: ({ source, indicator }) => ({ sum: codesOfDimension(source, indicator.of) }),
  make: (subject) => {
    const cohort = cohortOf(subject);
    const reference = referenceOf(subject);
    const title = titleOf(subject, cohort, reference);
    return {
      title,
      subtitle: subject.formatter.message("groups.subtitle", { of: cohort.people.of }),
      alternative: alternativeOf(subject, cohort, reference),
      ...drawingsOf(subject, (canvas) =>
        canvas.size === "wide"
          ? drawStacked(canvas, barsOf(subject, cohort, reference))
          : drawNarrow(canvas, { subject, cohort, reference }),
      ),
      reading: readingOf(subject, cohort),
      remarks: [...absentReferenceRemark(subject), ...sharesEvidenceRemarks(subject)],
      table: sharesTable(subject),
    };
  },
};

function titleOf({ formatter }: Subject, cohort: Population, reference: Population | null): string | null {
  const share = reachedElsewhere(cohort.line);
  if (share === null) return null;
  const against = reference && reachedElsewhere(reference.line);
  const values = { share: formatter.percent(share), of: cohort.people.of };
  return against === null || reference === null
    ? formatter.message("groups.title", values)
    : formatter.message("groups.titleAgainst", {
        ...values,
        against: formatter.percent(against),
        ofReference: reference.people.of,
      });
}

function alternativeOf({ formatter }: Subject, cohort: Population, reference: Population | null): string {
  const populations = [cohort, ...(reference === null ? [] : [reference])];
  return populations
    .map(({ people, line }) =>
      formatter.message("groups.alternative", {
        people: capitalised(people.name),
        shares: groups
          .filter((group) => line.counted.get(group)?.count !== 0)
          .map((group) => `${formatter.message(`group.${group}`)} ${shareText(line.cell(group), formatter)}`)
          .join(", "),
      }),
    )
    .join(" ");
}

/** The sum that the text points at is bracketed in both populations; in that of reference, by its number alone. */
function barsOf(subject: Subject, cohort: Population, reference: Population | null): readonly StackedBar[] {
  const { formatter } = subject;
  const [sum] = marksOfKind(subject.marks, "sum");
  return [cohort, ...(reference === null ? [] : [reference])].map((population, at) => ({
    ...groupBar(population, subject),
    sum:
      sum === undefined
        ? null
        : groupSum(population.line, at === 0 ? sum : { codes: sum.codes, label: "" }, formatter),
  }));
}

function drawNarrow(
  canvas: Canvas,
  { subject, cohort, reference }: { subject: Subject; cohort: Population; reference: Population | null },
) {
  const shown = barOrder.filter((group) => cohort.line.counted.get(group)?.count !== 0);
  const [sum] = marksOfKind(subject.marks, "sum");
  return labelledBars(canvas, {
    sum: sum === undefined ? null : rowsSum(sum, shown),
    referenceName: reference === null ? null : capitalised(reference.people.name),
    bars: shown.map((group) => ({
      label: group === "routine_only" ? routineName(subject) : subject.formatter.message(`group.${group}`),
      share: cohort.line.cell(group).share,
      wording: shareText(cohort.line.cell(group), subject.formatter),
      interval: drawnInterval(cohort.line.cell(group)),
      ...(reference === null ? {} : { reference: reference.line.cell(group).share }),
      key: group,
    })),
  });
}

/** The largest group read aloud. */
function readingOf(subject: Subject, { line: { units, cell } }: Population): string | null {
  const [largest] = groups.toSorted((a, b) => (cell(b).count ?? 0) - (cell(a).count ?? 0));
  if (largest === undefined || cell(largest).count === null) return null;
  return groupReading(subject, cell(largest), units);
}

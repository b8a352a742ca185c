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
import type { MessageValues } from "@vigie/words";
import { capitalised } from "@vigie/words";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import { barOrder, groupBar, groupSum, reachedElsewhere, routineName } from "../drawn/group-bar.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf, marksOfKind, rowsSum } from "../figure-mark.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { absentReferenceRemark } from "../notes/remarks.ts";
import { groupReading } from "../notes/share-readings.ts";
import { figureTexts } from "./figure-texts.ts";

/** The groups of a population, against those of its reference population. */
export const stackedBarsFigure: FigureKind = {
  shows: ({ indicator: { of } }) => of === "group",
  markable: ({ source, indicator }) => ({ sum: codesOfDimension(source, indicator.of) }),
  make: (subject) => {
    const cohort = cohortOf(subject);
    const reference = referenceOf(subject);
    const populations = [cohort, ...(reference === null ? [] : [reference])];
    const [share = null, against = null] = populations.map(({ line }) => reachedElsewhere(line));
    return {
      ...figureTexts(subject, {
        title: share === null ? null : against === null ? "groups.title" : "groups.titleAgainst",
        subtitle: "groups.subtitle",
        alternative: ["groups.alternative", populations.map((each) => sharesOf(subject, each))],
        values: {
          share: subject.formatter.percent(share ?? 0),
          against: subject.formatter.percent(against ?? 0),
        },
      }),
      ...drawingsOf(subject, (canvas) =>
        canvas.size === "wide"
          ? drawStacked(canvas, barsOf(subject, populations))
          : drawNarrow(canvas, { subject, cohort, reference }),
      ),
      reading: readingOf(subject, cohort),
      remarks: [...absentReferenceRemark(subject), ...sharesEvidenceRemarks(subject)],
      table: sharesTable(subject),
    };
  },
};

/** What an alternative says of one population: the share of each group that occurs. */
function sharesOf({ formatter }: Subject, { people, line }: Population): MessageValues {
  const shares = groups
    .filter((group) => line.counted.get(group)?.count !== 0)
    .map((group) => `${formatter.message(`group.${group}`)} ${shareText(line.cell(group), formatter)}`);
  return { people: capitalised(people.name), shares: shares.join(", ") };
}

/** The sum that the text points at is bracketed in both populations; in that of reference, by its number alone. */
function barsOf(subject: Subject, populations: readonly Population[]): readonly StackedBar[] {
  const { formatter } = subject;
  const [sum] = marksOfKind(subject.marks, "sum");
  return populations.map((population, at) => ({
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

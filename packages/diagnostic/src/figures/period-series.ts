import { type Month, monthSeries } from "@vigie/drawing";
import { unknown } from "@vigie/table";
import { capitalised } from "@vigie/words";
import { attributeForm } from "../attribute-form.ts";
import { drawingsOf } from "../drawings-of.ts";
import { type FigureKind, type FigureTable, oneGroup } from "../figure-kind.ts";
import { byDimension, dimensionLabel } from "../labels.ts";
import { countIn, lineOf } from "../line.ts";
import { dayBefore, type Period, periodsIn, sharedWindow } from "../periods.ts";
import type { Subject } from "../subject.ts";
import { countedCell, numberCell } from "../tables/table-cell.ts";
import { workingDays } from "../working-days.ts";

/** Activity by month, quarter or year, and by working day of each. */
export const periodSeries: FigureKind = {
  shows: ({ indicator: { of }, ...context }) => attributeForm(context, of) === "period",
  make: (subject) => {
    const { indicator, source, formatter } = subject;
    const series = seriesOf(subject);
    const many = capitalised(formatter.text(source.unit.many));
    const drawn = {
      months: series.map(
        ({ period, count, days }): Month => ({
          year: period.year,
          name: period.label.replace(period.year, "").trim(),
          count,
          workingDays: days,
        }),
      ),
      countName: many,
      perDayName: formatter.message("series.perDay"),
    };
    const undated = lineOf(subject, indicator.universe).counts.get(unknown) ?? 0;
    return {
      title: titleOf(subject, series),
      subtitle: formatter.message("series.subtitle", {
        many,
        by: byDimension(subject, indicator.of),
      }),
      alternative: alternativeOf(subject, series),
      ...drawingsOf(subject, (canvas) => monthSeries(canvas, drawn)),
      reading: readingOf(subject, series),
      remarks: [
        formatter.message("series.days"),
        ...(undated > 0 ? [formatter.message("series.outside", { count: undated })] : []),
      ],
      table: tableOf(subject, series),
    };
  },
};

interface Step {
  readonly period: Period;
  /** Null where hidden. */
  readonly count: number | null;
  /** Working days of the period that the source observed. */
  readonly days: number;
}

function seriesOf(subject: Subject): readonly Step[] {
  const { indicator, source, study } = subject;
  const line = lineOf(subject, indicator.universe);
  return periodsIn(subject, indicator.of).map((period) => {
    const observed = sharedWindow({ from: period.from, to: dayBefore(period.until) }, source.window);
    return {
      period,
      count: countIn(line, period.code),
      days: workingDays(observed, study.publicHolidays),
    };
  });
}

function known(series: readonly Step[]) {
  return series.flatMap(({ count, ...step }) => (count === null ? [] : [{ ...step, count }]));
}

function greatestOf(series: readonly Step[]) {
  return known(series).toSorted((a, b) => b.count - a.count)[0];
}

function titleOf(subject: Subject, series: readonly Step[]): string {
  const { indicator, source, formatter } = subject;
  const shown = known(series);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || shown.every(({ count }) => count === 0)) return formatter.text(indicator.title);
  return formatter.message("series.title", {
    firstCount: formatter.count(first.count),
    first: first.period.label,
    lastCount: formatter.count(last.count),
    last: last.period.label,
    many: formatter.text(source.unit.many),
  });
}

function alternativeOf({ formatter }: Subject, series: readonly Step[]): string {
  const shown = known(series);
  const [first, last] = [shown[0], shown.at(-1)];
  const greatest = greatestOf(series);
  const least = shown.toSorted((a, b) => a.count - b.count)[0];
  if (!first || !last || !greatest || !least) return formatter.message("profile.alternativeNone");
  const wording = (name: string, { period, count }: { period: Period; count: number }) => ({
    [name]: period.label,
    [`${name}Count`]: formatter.count(count),
  });
  return formatter.message("series.alternative", {
    ...wording("first", first),
    ...wording("last", last),
    ...wording("least", least),
    ...wording("greatest", greatest),
  });
}

function readingOf({ source, formatter }: Subject, series: readonly Step[]): string | null {
  const last = known(series).findLast(({ days }) => days > 0);
  if (!last) return null;
  return formatter.message("series.reading", {
    count: formatter.count(last.count),
    many: formatter.text(source.unit.many),
    period: last.period.label,
    days: last.days,
    perDay: formatter.number(last.count / last.days, 1),
  });
}

function tableOf(subject: Subject, series: readonly Step[]): FigureTable {
  const { indicator, formatter } = subject;
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: formatter.message("column.count") },
      { head: formatter.message("column.workingDays") },
      { head: formatter.message("column.perWorkingDay") },
    ],
    groups: oneGroup(
      series.map(({ period, count, days }) => ({
        heading: period.label,
        cells: [
          countedCell(count, subject.table.min, formatter),
          numberCell(days, formatter.count, formatter),
          numberCell(
            count === null || days === 0 ? null : count / days,
            (perDay) => formatter.number(perDay, 1),
            formatter,
          ),
        ],
      })),
    ),
  };
}

import { type MonthSeries, monthSeries } from "@vigie/drawing";
import { unknown } from "@vigie/table";
import {
  attributeForm,
  dayBefore,
  dimensionLabel,
  type Period,
  periodCodes,
  periodsIn,
  type Subject,
  sharedWindow,
  sumOf,
  tableViewOf,
  workingDays,
} from "@vigie/tables";
import { type FigureKind, type FigureTable, oneGroup } from "../figure-kind.ts";
import { drawingsOf, marksOfKind } from "../figure-mark.ts";
import { countedCell, numberCell } from "../table-cell.ts";
import { figureTexts } from "./figure-texts.ts";

/** Activity by month, quarter or year, and by working day of each. */
export const periodSeries: FigureKind = {
  shows: ({ indicator: { of }, ...context }) => attributeForm(context, of) === "period",
  markable: ({ source, indicator }) => {
    const codes = periodCodes(source, indicator.of);
    return { period: codes, moments: codes, level: ["mean"] };
  },
  make: (subject) => {
    const { formatter } = subject;
    const series = seriesOf(subject);
    const isPerDay = series.some(({ count, days }) => count !== null && days > 0);
    const undated = tableViewOf(subject).line().cell(unknown).count ?? 0;
    const shown = series.flatMap(({ count, ...step }) => (count === null ? [] : [{ ...step, count }]));
    const [first, last] = [shown[0], shown.at(-1)];
    const read = shown.findLast(({ days }) => days > 0);
    return {
      ...figureTexts(subject, {
        title: first && last && shown.some(({ count }) => count > 0) ? "series.title" : null,
        subtitle: isPerDay ? "series.subtitlePerDay" : "series.subtitle",
        alternative: alternativeOf(subject, series, isPerDay),
        reading: read && "series.reading",
        values: {
          firstCount: formatter.count(first?.count ?? 0),
          first: first?.period.label ?? "",
          lastCount: formatter.count(last?.count ?? 0),
          last: last?.period.label ?? "",
          ...(read && {
            count: formatter.count(read.count),
            period: read.period.label,
            days: read.days,
            perDay: formatter.number(read.count / read.days, 1),
          }),
        },
      }),
      ...drawingsOf(subject, (canvas) => monthSeries(canvas, drawnOf(subject, series, isPerDay))),
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
  const line = tableViewOf(subject).line();
  return periodsIn(subject, indicator.of).map((period) => {
    const observed = sharedWindow({ from: period.from, to: dayBefore(period.until) }, source.window);
    return {
      period,
      count: line.cell(period.code).count,
      days: workingDays(observed, study.publicHolidays),
    };
  });
}

function drawnOf({ marks }: Subject, series: readonly Step[], isPerDay: boolean): MonthSeries {
  const at = (code: string | undefined) => series.findIndex(({ period }) => period.code === code);
  const mean = isPerDay ? meanPerDay(series) : null;
  return {
    months: series.map(({ period, count, days }) => ({
      year: period.year,
      name: period.label.replace(period.year, "").trim(),
      value: isPerDay ? perDay({ count, days }) : count,
      isHidden: count === null,
    })),
    periods: marksOfKind(marks, "period").map(({ codes: [from, to], label }) => ({
      from: at(from),
      to: at(to),
      label,
    })),
    moments: marksOfKind(marks, "moments").map(({ codes, label }) => ({ at: codes.map(at), label })),
    levels: marksOfKind(marks, "level").flatMap(({ label }) =>
      mean === null ? [] : [{ value: mean, label }],
    ),
  };
}

function perDay({ count, days }: Pick<Step, "count" | "days">): number | null {
  return count === null || days === 0 ? null : count / days;
}

/** Over the whole of the series; null where a part of it is hidden. */
function meanPerDay(series: readonly Step[]): number | null {
  const observed = series.filter(({ days }) => days > 0);
  const count = sumOf(observed.map((step) => step.count));
  const days = observed.reduce((sum, step) => sum + step.days, 0);
  return count === null || days === 0 ? null : count / days;
}

/** The ends of the curve as it is drawn, and what is named on it. */
function alternativeOf(subject: Subject, series: readonly Step[], isPerDay: boolean): string {
  const { formatter } = subject;
  const shown = series.flatMap(({ period, ...step }) => {
    const value = isPerDay ? perDay(step) : step.count;
    return value === null ? [] : [{ period, value }];
  });
  const [first, last] = [shown[0], shown.at(-1)];
  const sorted = shown.toSorted((a, b) => a.value - b.value);
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (!first || !last || !greatest || !least) return formatter.message("profile.alternativeNone");
  const wording = (name: string, { period, value }: { period: Period; value: number }) => ({
    [name]: period.label,
    [`${name}Count`]: isPerDay ? formatter.number(value, 0) : formatter.count(value),
  });
  const sentence = formatter.message(isPerDay ? "series.alternativePerDay" : "series.alternative", {
    ...wording("first", first),
    ...wording("last", last),
    ...wording("least", least),
    ...wording("greatest", greatest),
  });
  const marks = marksText(subject, series);
  return marks === "" ? sentence : `${sentence} ${formatter.message("figure.marks", { marks })}`;
}

function marksText({ marks = [], formatter }: Subject, series: readonly Step[]): string {
  const mean = meanPerDay(series);
  return marks
    .map(({ kind, label }) =>
      kind === "level" && mean !== null ? `${formatter.number(mean, 0)} ${label}` : label,
    )
    .join(formatter.message("note.separator"));
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
          countedCell(count, subject.table, formatter),
          numberCell(days, formatter.count, formatter),
          numberCell(perDay({ count, days }), (value) => formatter.number(value, 1), formatter),
        ],
      })),
    ),
  };
}

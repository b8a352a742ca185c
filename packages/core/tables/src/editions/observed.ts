import type { Interval } from "@vigie/statistics";
import { contentOf, type Summary } from "@vigie/study";
import { total } from "@vigie/table";
import { measureOf } from "../infer/inferred-table.ts";
import type { ShownShare } from "../infer/shown-share.ts";
import { groupName, labelOf } from "../labels.ts";
import { rateModel } from "../rates/rate-model.ts";
import type { Subject } from "../subject.ts";
import { centerInterval, isCenterUncertain } from "../views/center.ts";
import type { Cell } from "../views/line.ts";
import { mentionsOf } from "../views/mentions.ts";
import { tableViewOf } from "../views/view.ts";

/** What one edition says of one category. */
export interface Observed {
  readonly label: string;
  /** Null where it is hidden or too uncertain, or where nothing was there to measure. */
  readonly value: number | null;
  readonly isHidden: boolean;
  /** At 95 %; null where nothing is uncertain, or nothing was estimated of it. */
  readonly interval: Interval | null;
  /** What was counted for a share: respondents in a survey. Null for any other number, which nothing hides for its value. */
  readonly counted: ShownShare | null;
}

/** What is compared from one edition to the next: shares in 0..1, or numbers in their own unit. */
export interface ObservedQuantity {
  readonly of: "share" | "median" | "mean" | "rate";
  /** By code, in the order of the table. */
  readonly observed: ReadonlyMap<string, Observed>;
}

/**
 * What a table says of a whole population, or of one group of an indicator that has some; null for an indicator that editions
 * do not compare.
 */
export function observedQuantity(subject: Subject, group: string = total): ObservedQuantity | null {
  const { isTracked, answers, number, rate } = contentOf(subject.indicator);
  if (!isTracked) return null;
  if (answers !== null) return { of: "share", observed: mentionShares(subject) };
  if (number !== null) return { of: number.statistic, observed: summariesOf(subject, number) };
  if (rate !== null) return { of: "rate", observed: ratesOf(subject) };
  return { of: "share", observed: sharesOf(subject, group) };
}

function sharesOf(subject: Subject, group: string): ReadonlyMap<string, Observed> {
  const { indicator } = subject;
  const { groupedBy } = contentOf(indicator);
  const line = tableViewOf(subject).line(groupedBy === null ? {} : { [groupedBy]: group });
  return new Map(
    line.codesInBase.map((code) => [
      code,
      observedShare(line.cell(code), labelOf(subject, indicator.of, code)),
    ]),
  );
}

function mentionShares(subject: Subject): ReadonlyMap<string, Observed> {
  return new Map(mentionsOf(subject).map(({ code, label, cell }) => [code, observedShare(cell, label)]));
}

function observedShare({ share: value, interval, counted }: Cell, label: string): Observed {
  return { label, value, isHidden: value === null, interval, counted: value === null ? null : counted };
}

function summariesOf(subject: Subject, { statistic }: Summary): ReadonlyMap<string, Observed> {
  const { indicator, table } = subject;
  const rows = table.rows.filter(({ codes: [universe] }) => universe === indicator.universe);
  return new Map(
    rows.map((row) => {
      const code = row.codes.at(-1) ?? total;
      const isUncertain = isCenterUncertain(subject, row);
      const observed: Observed = {
        label: groupName(subject, indicator.of, code),
        value: isUncertain ? null : measureOf(table, row, statistic),
        isHidden: row.count === null || isUncertain,
        interval: isUncertain ? null : centerInterval(subject, row),
        counted: null,
      };
      return [code, observed];
    }),
  );
}

/** On the first list of populations; a list of places is a whole one, without an interval. */
function ratesOf(subject: Subject): ReadonlyMap<string, Observed> {
  return new Map(
    rateModel(subject).territories.map(({ code, rates: [rate] }) => [
      code,
      {
        label: labelOf(subject, subject.indicator.of, code),
        value: rate?.known ? rate.rate : null,
        isHidden: rate?.known === false && rate.why === "secret",
        interval: null,
        counted: null,
      },
    ]),
  );
}

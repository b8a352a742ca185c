import { type LabelledBar, labelledBars } from "@vigie/drawing";
import type { Interval } from "@vigie/statistics";
import { contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import {
  byDimension,
  centerInterval,
  cohortOf,
  dimensionLabel,
  groupName,
  hiddenText,
  intervalText,
  isCenterUncertain,
  measureOf,
  type Ranked,
  type ResponseCount,
  ranked,
  responseCount,
  responseText,
  type Subject,
} from "@vigie/tables";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import {
  externalBars,
  externalRemarks,
  externalValuesOf,
  withExternalValues,
} from "../figure-tables/external-values.ts";
import { measuresTable, measureText } from "../figure-tables/measures-table.ts";

/** Groups in view; the others are in the table. */
const barsMax = 7;
/** Under these, agreement is read as unsure, then as poor. Krippendorff (2004), Content Analysis, section 11.4. */
const [sure, fair] = [0.8, 0.667];

/** One number of each group: the median or the mean of something, or how far ratings agree. */
export const numberBars: FigureKind = {
  shows: () => true,
  make: (subject) => {
    const { indicator, formatter } = subject;
    const groups = groupsOf(subject);
    const external = externalValuesOf(subject);
    const drawn = {
      referenceName: null,
      format: (value: number) => measureText(value, formatter),
      bars: [
        ...groups.slice(0, barsMax).map(
          ({ label, base, ...number }): LabelledBar => ({
            label,
            share: number.value,
            wording: valueText(subject, number),
            key: "plain",
          }),
        ),
        ...externalBars(external),
      ],
    };
    return {
      title: titleOf(subject, groups),
      subtitle: subtitleOf(subject),
      alternative: [
        ...groups.map(({ label, base, ...number }) => ({
          label,
          value: valueText(subject, number),
        })),
        ...external.map(({ name, wording }) => ({ label: name, value: wording })),
      ]
        .map((each) => formatter.message("numbers.alternative", each))
        .join(" "),
      ...drawingsOf(subject, (canvas) => labelledBars(canvas, drawn)),
      reading: readingOf(subject, groups),
      remarks: [
        ...agreementRemarks(subject),
        ...(groups.some(({ partly }) => partly !== null) ? [formatter.message("numbers.partly")] : []),
        ...intervalRemarks(subject, groups),
        ...externalRemarks(external, formatter),
      ],
      table: withExternalValues(measuresTable(subject), external, {
        formatter,
        column: contentOf(indicator).number?.statistic ?? "",
        names: ["count", ...subject.table.measures],
      }),
    };
  },
};

/** What the interval of a mean or a median is made of, and why one is not printed. */
function intervalRemarks({ source, formatter }: Subject, groups: readonly Group[]): readonly string[] {
  const of = source.protects === "nothing" ? "sampling" : source.inferenceTarget === null ? "noise" : "both";
  return [
    ...(groups.some(({ interval }) => interval !== null)
      ? [formatter.message("numbers.interval", { of })]
      : []),
    ...(groups.some(({ isUncertain }) => isUncertain) ? [formatter.message("numbers.uncertain")] : []),
  ];
}

function agreementRemarks({ indicator, formatter }: Subject): readonly string[] {
  const { ratings } = contentOf(indicator);
  if (ratings === null) return [];
  return [
    formatter.message("agreement.remark"),
    ...(ratings.occurring === null ? [] : [formatter.message("agreement.occurring")]),
  ];
}

/** A number, or that it is not shown: its group has too few units. */
function valueText(
  { table, formatter }: Subject,
  { value, isUncertain, interval, partly }: Omit<Group, "label" | "base">,
): string {
  if (isUncertain) return formatter.message("cell.uncertain");
  if (value === null) return hiddenText("cell.few", table, formatter);
  const details = [
    ...(interval === null
      ? []
      : [intervalText(interval, (bound) => measureText(bound, formatter), formatter)]),
    ...(partly === null ? [] : [responseText(partly, formatter)]),
  ];
  const of = details.join(formatter.message("note.separator"));
  return [
    measureText(value, formatter),
    ...(of === "" ? [] : [formatter.message("numbers.detail", { of })]),
  ].join(" ");
}

interface Group {
  readonly label: string;
  /** Null where hidden or too uncertain; groups that have none are not drawn. */
  readonly value: number | null;
  /** Whether noise makes a mean or a median too uncertain. */
  readonly isUncertain: boolean;
  /** At 95 %; null where nothing is uncertain. */
  readonly interval: Interval | null;
  /** Units known, or things rated twice or more. */
  readonly base: number | null;
  readonly partly: ResponseCount | null;
}

/** From the greatest value to the least, but in their own order where they have one; hidden ones last. */
function groupsOf(subject: Subject): readonly Group[] {
  const { indicator, source } = subject;
  const groups = rowsOf(subject)
    .filter(({ code }) => code !== total && code !== unknown)
    .filter(({ count, value, isUncertain }) => count === null || value !== null || isUncertain)
    .map(({ code, count, ...group }) => ({ label: groupName(subject, indicator.of, code), ...group }));
  return source.attributes.get(indicator.of)?.ordered
    ? groups
    : groups.toSorted(
        (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
      );
}

function rowsOf(subject: Subject) {
  const { indicator, table } = subject;
  const { number } = contentOf(indicator);
  const [value, base] =
    number === null ? (["alpha", "rated_twice"] as const) : ([number.statistic, "known"] as const);
  return table.rows
    .filter(({ codes: [universe] }) => universe === indicator.universe)
    .map((row) => {
      const isUncertain = isCenterUncertain(subject, row);
      return {
        code: row.codes.at(-1) ?? total,
        count: row.count,
        value: isUncertain ? null : measureOf(table, row, value),
        isUncertain,
        interval: centerInterval(subject, row),
        base: measureOf(table, row, base),
        partly: responseCount(table, row),
      };
    });
}

function titleOf(subject: Subject, groups: readonly Group[]): string | null {
  const { indicator, formatter } = subject;
  const { number, ratings } = contentOf(indicator);
  if (ratings !== null) {
    const alpha = rowsOf(subject).find(({ code }) => code === total)?.value ?? null;
    if (alpha === null) return null;
    const strength = alpha >= sure ? "good" : alpha >= fair ? "fair" : "poor";
    const rating = dimensionLabel(subject, ratings.rating);
    return formatter.message(`agreement.title.${strength}`, { rating, alpha: formatter.number(alpha, 2) });
  }
  const known = ranked(groups, ({ value }) => value);
  const [first, last] = [known[0], known.at(-1)];
  if (number === null || !first || !last || areAlike(first, last)) return null;
  const groupsWith = ({ value }: Ranked<Group>) => known.filter((group) => group.value === value).length;
  const values = {
    greatestGroups: groupsWith(first),
    leastGroups: groupsWith(last),
    all: known.length,
    number: dimensionLabel(subject, number.number),
    greatest: valueText(subject, { ...first.item, interval: null }),
    first: first.item.label,
    least: valueText(subject, { ...last.item, interval: null }),
    last: last.item.label,
  };
  return formatter.message(first.value === last.value ? "numbers.titleOne" : "numbers.title", values);
}

/** Whether two groups may well have one number: the 95 % interval of their difference holds 0 (Zou and Donner 2008). */
function areAlike(greater: Ranked<Group>, lesser: Ranked<Group>): boolean {
  const below = greater.value - (greater.item.interval?.lower ?? greater.value);
  const above = (lesser.item.interval?.upper ?? lesser.value) - lesser.value;
  const margin = Math.hypot(below, above);
  return margin > 0 && greater.value - lesser.value <= margin;
}

function subtitleOf(subject: Subject): string {
  const { indicator, formatter } = subject;
  const by = byDimension(subject, indicator.of);
  const { number, ratings } = contentOf(indicator);
  if (ratings !== null)
    return formatter.message("agreement.subtitle", { rating: dimensionLabel(subject, ratings.rating), by });
  if (number === null) throw new RangeError("an indicator without a number");
  const name = dimensionLabel(subject, number.number);
  return formatter.message(`numbers.subtitle.${number.statistic}`, { number: name, by });
}

function readingOf(subject: Subject, groups: readonly Group[]): string | null {
  const { indicator, formatter } = subject;
  const [first] = groups.filter(({ value, base }) => value !== null && base !== null);
  if (!first || first.value === null || first.base === null) return null;
  const { label } = first;
  const { number, ratings } = contentOf(indicator);
  if (ratings !== null)
    return formatter.message("agreement.reading", {
      label,
      twice: formatter.count(first.base),
      alpha: formatter.number(first.value, 2),
    });
  if (number === null) return null;
  return formatter.message(`numbers.reading.${number.statistic}`, {
    label,
    known: formatter.count(first.base),
    people: cohortOf(subject).people.counted,
    partly: first.partly === null ? "no" : "yes",
    count: formatter.count(first.partly?.count ?? first.base),
    value: measureText(first.value, formatter),
  });
}

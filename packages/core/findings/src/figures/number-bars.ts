import { type LabelledBar, labelledBars } from "@vigie/drawing";
import type { Interval } from "@vigie/statistics";
import { contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import {
  centerInterval,
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
import type { MessageValues } from "@vigie/words";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import {
  externalBars,
  externalRemarks,
  externalValuesOf,
  withExternalValues,
} from "../figure-tables/external-values.ts";
import { measuresTable, measureText } from "../figure-tables/measures-table.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Groups in view; the others are in the table. */
const barsMax = 7;
/** Under these, agreement is read as unsure, then as poor. Krippendorff (2004), Content Analysis, section 11.4. */
const [sure, fair] = [0.8, 0.667];

/** One number of each group: the median or the mean of something, or how far ratings agree. */
export const numberBars: FigureKind = {
  shows: () => true,
  make: (subject) => {
    const { indicator, formatter } = subject;
    const { number, ratings } = contentOf(indicator);
    const groups = groupsOf(subject);
    const external = externalValuesOf(subject);
    const drawn = {
      referenceName: null,
      format: (value: number) => measureText(value, formatter),
      bars: [
        ...groups.slice(0, barsMax).map(
          (group): LabelledBar => ({
            label: group.label,
            share: group.value,
            wording: valueText(subject, group),
            key: "plain",
          }),
        ),
        ...externalBars(external),
      ],
    };
    const finding = findingOf(subject, groups);
    const read = readValues(subject, groups);
    return {
      ...figureTexts(subject, {
        title: finding.title,
        subtitle: number === null ? "agreement.subtitle" : `numbers.subtitle.${number.statistic}`,
        alternative: [
          "numbers.alternative",
          [
            ...groups.map((group) => ({ label: group.label, value: valueText(subject, group) })),
            ...external.map(({ name, wording }) => ({ label: name, value: wording })),
          ],
        ],
        reading: read && (number === null ? "agreement.reading" : `numbers.reading.${number.statistic}`),
        values: {
          ...finding.values,
          ...read,
          number: dimensionLabel(subject, number?.number ?? ""),
          rating: dimensionLabel(subject, ratings?.rating ?? ""),
        },
      }),
      ...drawingsOf(subject, (canvas) => labelledBars(canvas, drawn)),
      remarks: [
        ...agreementRemarks(subject),
        ...(groups.some(({ partly }) => partly !== null) ? [formatter.message("numbers.partly")] : []),
        ...intervalRemarks(subject, groups),
        ...externalRemarks(external, formatter),
      ],
      table: withExternalValues(measuresTable(subject), external, {
        formatter,
        column: number?.statistic ?? "",
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

/** The greatest and the least number of a group; how far ratings agree over all of them. */
function findingOf(subject: Subject, groups: readonly Group[]): Pick<FigureWords, "title" | "values"> {
  const { indicator, formatter } = subject;
  if (contentOf(indicator).ratings !== null) {
    const alpha = rowsOf(subject).find(({ code }) => code === total)?.value ?? null;
    if (alpha === null) return { title: null };
    const strength = alpha >= sure ? "good" : alpha >= fair ? "fair" : "poor";
    return { title: `agreement.title.${strength}`, values: { alpha: formatter.number(alpha, 2) } };
  }
  const known = ranked(groups, ({ value }) => value);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || areAlike(first, last)) return { title: null };
  const groupsWith = ({ value }: Ranked<Group>) => known.filter((group) => group.value === value).length;
  return {
    title: first.value === last.value ? "numbers.titleOne" : "numbers.title",
    values: {
      greatestGroups: groupsWith(first),
      leastGroups: groupsWith(last),
      all: known.length,
      greatest: valueText(subject, { ...first.item, interval: null }),
      first: first.item.label,
      least: valueText(subject, { ...last.item, interval: null }),
      last: last.item.label,
    },
  };
}

/** Whether two groups may well have one number: the 95 % interval of their difference holds 0 (Zou and Donner 2008). */
function areAlike(greater: Ranked<Group>, lesser: Ranked<Group>): boolean {
  const below = greater.value - (greater.item.interval?.lower ?? greater.value);
  const above = (lesser.item.interval?.upper ?? lesser.value) - lesser.value;
  const margin = Math.hypot(below, above);
  return margin > 0 && greater.value - lesser.value <= margin;
}

/** The first group that has a number, as it is read aloud; null where none has. */
function readValues({ indicator, formatter }: Subject, groups: readonly Group[]): MessageValues | null {
  const first = groups.find(({ value, base }) => value !== null && base !== null);
  if (!first || first.value === null || first.base === null) return null;
  const { label, value, base, partly } = first;
  const isAlpha = contentOf(indicator).ratings !== null;
  return {
    label,
    known: formatter.count(base),
    partly: partly === null ? "no" : "yes",
    count: formatter.count(partly?.count ?? base),
    value: isAlpha ? formatter.number(value, 2) : measureText(value, formatter),
  };
}

import { type LabelledBar, labelledBars } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { drawingsOf } from "../drawings-of.ts";
import { externalBars, externalRemarks, externalValuesOf, withExternalValues } from "../external-values.ts";
import type { FigureKind } from "../figure-kind.ts";
import { measureOf } from "../infer/inferred-table.ts";
import { byDimension, dimensionLabel, groupName } from "../labels.ts";
import { type PartlyKnown, partlyKnown, partlyText } from "../partly-known.ts";
import { cohortOf } from "../populations.ts";
import type { Subject } from "../subject.ts";
import { measuresTable, numberText } from "../tables/measures-table.ts";

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
      format: (value: number) => numberText(value, formatter),
      bars: [
        ...groups.slice(0, barsMax).map(
          ({ label, value, partly }): LabelledBar => ({
            label,
            share: value,
            wording: valueText(subject, { value, partly }),
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
        ...groups.map(({ label, ...number }) => ({
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
  { value, partly }: Pick<Group, "value" | "partly">,
): string {
  if (value === null) return formatter.message("cell.few", { min: table.min });
  return [numberText(value, formatter), ...(partly === null ? [] : [partlyText(partly, formatter)])].join(
    " ",
  );
}

interface Group {
  readonly label: string;
  /** Null where hidden; groups that have none are not drawn. */
  readonly value: number | null;
  /** Units known, or things rated twice or more. */
  readonly base: number | null;
  readonly partly: PartlyKnown | null;
}

/** From the greatest value to the least, but in their own order where they have one; hidden ones last. */
function groupsOf(subject: Subject): readonly Group[] {
  const { indicator, source } = subject;
  const groups = rowsOf(subject)
    .filter(({ code }) => code !== total && code !== unknown)
    .filter(({ count, value }) => count === null || value !== null)
    .map(({ code, value, base, partly }) => ({
      label: groupName(subject, indicator.of, code),
      value,
      base,
      partly,
    }));
  return source.attributes.get(indicator.of)?.ordered
    ? groups
    : groups.toSorted(
        (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
      );
}

function rowsOf({ indicator, table }: Subject) {
  const { number } = contentOf(indicator);
  const [value, base] =
    number === null ? (["alpha", "rated_twice"] as const) : ([number.statistic, "known"] as const);
  return table.rows
    .filter(({ codes: [universe] }) => universe === indicator.universe)
    .map(({ codes, count, values }) => ({
      code: codes.at(-1) ?? total,
      count,
      value: measureOf(table, { values }, value),
      base: measureOf(table, { values }, base),
      partly: partlyKnown(table, { count, values }),
    }));
}

function titleOf(subject: Subject, groups: readonly Group[]): string {
  const { indicator, formatter } = subject;
  const { number, ratings } = contentOf(indicator);
  if (ratings !== null) {
    const alpha = rowsOf(subject).find(({ code }) => code === total)?.value ?? null;
    if (alpha === null) return formatter.text(indicator.title);
    const strength = alpha >= sure ? "good" : alpha >= fair ? "fair" : "poor";
    const rating = dimensionLabel(subject, ratings.rating);
    return formatter.message(`agreement.title.${strength}`, { rating, alpha: formatter.number(alpha, 2) });
  }
  const known = groups
    .flatMap(({ label, value, partly }) => (value === null ? [] : [{ label, value, partly }]))
    .toSorted((a, b) => b.value - a.value);
  const [first, last] = [known[0], known.at(-1)];
  if (number === null || !first || !last) return formatter.text(indicator.title);
  const values = {
    number: dimensionLabel(subject, number.number),
    greatest: valueText(subject, first),
    first: first.label,
    least: valueText(subject, last),
    last: last.label,
  };
  return formatter.message(first.value === last.value ? "numbers.titleOne" : "numbers.title", values);
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
    value: numberText(first.value, formatter),
  });
}

import type { Attribute, IntervalOrigin, Source } from "@vigie/study";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { dayNumber, inventedDay, weekday } from "./age-dates.ts";
import type { CodedColumn } from "./columns.ts";
import type { Span } from "./fiction.ts";

/** Days from a day of the week, Sunday first, back to a Friday at the latest. */
const daysBack = [2, 0, 0, 0, 0, 0, 1];

/**
 * A text for each unit, as likely at each step between the bounds; an empty one where there is no value.
 * @param dates texts of the fields drawn before
 */
export function drawSpan(
  span: Span,
  { size, dates }: { readonly size: number; readonly dates: ReadonlyMap<string, readonly string[]> },
  random: RandomGenerator,
): readonly string[] {
  return Array.from({ length: size }, (_, unit) =>
    span.missing > 0 && uniformFloat64(random) < span.missing
      ? ""
      : drawnValue(span, { unit, dates }, random),
  );
}

function drawnValue(
  span: Span,
  { unit, dates }: { readonly unit: number; readonly dates: ReadonlyMap<string, readonly string[]> },
  random: RandomGenerator,
): string {
  switch (span.kind) {
    case "number": {
      const steps = Math.floor((span.to - span.from) / span.step + 1e-9);
      return String(Math.round((span.from + span.step * uniformInt(random, 0, steps)) * 1000) / 1000);
    }
    case "days": {
      const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
      const day = uniformInt(random, first, last);
      return inventedDay(day - Math.min(daysBack[weekday(day)] ?? 0, day - first));
    }
    case "after": {
      const start = dates.get(span.other)?.[unit] ?? "";
      return start === "" ? "" : inventedDay(dayNumber(start) + uniformInt(random, span.from, span.to));
    }
    default:
      return span satisfies never;
  }
}

/** What a margin of bands of a number gives: that number, or the date that makes an interval so long. */
type Banded =
  | { readonly kind: "number"; readonly field: string }
  | {
      readonly kind: "interval";
      readonly field: string;
      readonly unit: IntervalOrigin["kind"];
      /** The other end, from which the date is so far. */
      readonly other: IntervalOrigin["from"];
      /** Whether the date drawn is the later one. */
      readonly isEnd: boolean;
    };

/**
 * Null for an attribute that is no bands of a field or of an interval.
 * @param isDrawn whether another margin gives the dates of a field: the other end of an interval is then drawn
 */
export function bandedOf(
  bands: Attribute,
  { attributes }: Source,
  isDrawn: (field: string) => boolean,
): Banded | null {
  if (bands.origin.kind !== "bands") return null;
  const number = attributes.get(bands.origin.of);
  if (number?.origin.kind === "field") return { kind: "number", field: number.id };
  if (number?.origin.kind !== "days" && number?.origin.kind !== "months") return null;
  const { kind: unit, from, to } = number.origin;
  const isField = (end: IntervalOrigin["from"]) =>
    "attribute" in end && attributes.get(end.attribute)?.origin.kind === "field";
  const isEnd = isField(to) && !("attribute" in to && isField(from) && isDrawn(to.attribute));
  const [drawnEnd, other] = isEnd ? [to, from] : [from, to];
  if (!("attribute" in drawnEnd) || !isField(drawnEnd) || !("day" in other || isField(other))) return null;
  return { kind: "interval", field: drawnEnd.attribute, unit, other, isEnd };
}

/**
 * A text for each unit, as likely at each step of its band; an empty one without a band, or without the other end.
 * The first and the last band go to the range of the number, else are as wide as the one beside them.
 * @param dates of fields drawn before
 */
export function drawBanded(
  banded: Banded,
  {
    bands,
    column,
    number,
  }: { readonly bands: Attribute; readonly column: CodedColumn; readonly number: Attribute },
  {
    dates,
    random,
  }: { readonly dates: ReadonlyMap<string, readonly string[]>; readonly random: RandomGenerator },
): readonly string[] {
  const step = number.range?.grain ?? 1;
  const limits = limitsOf(bands, number);
  return Array.from(column.values, (position, unit) => {
    const band = limits[position];
    if (band === undefined) return "";
    const steps = Math.max(1, Math.ceil((band.below - band.from) / step));
    const value = Math.round((band.from + step * uniformInt(random, 0, steps - 1)) * 1000) / 1000;
    if (banded.kind === "number") return String(value);
    const { other, isEnd, unit: of } = banded;
    const start = "day" in other ? other.day : dates.get(other.attribute)?.[unit];
    if (start === undefined || start === "") return "";
    const away = isEnd ? value : -value;
    return of === "days" ? inventedDay(dayNumber(start) + away) : monthsAway(start, away);
  });
}

function limitsOf({ codes }: Attribute, { range }: Attribute) {
  const starts = codes.map(({ from }) => from ?? 0);
  const widths = starts.slice(1).map((start, at) => start - (starts[at] ?? start));
  const finite = widths.filter((width) => Number.isFinite(width));
  return starts.map((from, at) => {
    const next = starts[at + 1];
    const first = range?.from ?? (next ?? 0) - (finite[0] ?? 1);
    const last = range?.to ?? from + (finite.at(-1) ?? 1);
    return { from: Number.isFinite(from) ? from : first, below: next ?? last };
  });
}

/** The day so many months away; on the last of the month where it has no such day. */
function monthsAway(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  // Later by whole months: a month is not completed on the last of a shorter one, but on the next day.
  const isShort = months > 0 && date > last;
  const moved = Date.UTC(year, month - 1 + months, isShort ? last + 1 : Math.min(date, last));
  return new Date(moved).toISOString().slice(0, 10);
}

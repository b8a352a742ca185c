import type { Attribute, IntervalOrigin, Source } from "@vigie/study";
import { dayNumber, inventedDay } from "../age-dates.ts";
import type { SpanFile } from "../fiction-file.ts";

/** Ages, in years, of a date of birth that no band cuts. */
const ages = { least: 18, greatest: 80 };
/** Days, or months, between two dates of which the study says no bounds. */
const interval = { least: 0, greatest: 60 };
const daysOf = { days: 1, months: 30 } as const;
/** Span of a number that the study does not bound. */
const unbounded = { from: 0, to: 100 };
/** The greatest weight over the least one, and weights where the study bounds none. */
const weightRatio = 8;
const weightsUnbounded = { from: 0.5, to: 4 };
const missingPercent = 2;

/**
 * Bounds of the numbers and the dates of a source that no bands give: those of the study, else some that are likely.
 * @param given fields that bands give
 */
export function inventedSpans(source: Source, given: readonly string[]): readonly SpanFile[] {
  const spans: SpanFile[] = [];
  const dated = new Set(given.filter((id) => source.attributes.get(id)?.type === "date"));
  for (const attribute of source.attributes.values()) {
    const { id, type, origin } = attribute;
    if (origin.kind !== "field" || given.includes(id)) continue;
    if (type === "number") spans.push(numberSpan(source, attribute));
    if (type !== "date") continue;
    spans.push(dateSpan(source, id, dated));
    dated.add(id);
  }
  return spans;
}

function numberSpan({ survey, protects }: Source, { id, range }: Attribute): SpanFile {
  if (survey?.weight === id) {
    const { weightMax: max, weightGrain: grain } = survey;
    const from = max === null ? weightsUnbounded.from : Math.max(grain, roundedTo(max / weightRatio, grain));
    return {
      of: id,
      between: [from, max ?? weightsUnbounded.to],
      assumption: "Hypothèse : poids inventés, jusqu’au plus grand que l’étude permet.",
    };
  }
  const { from, to } = range ?? unbounded;
  return {
    of: id,
    between: [from, to],
    ...missingOf(protects),
    assumption: "Hypothèse : nombre inventé entre deux bornes.",
  };
}

function dateSpan(source: Source, id: string, dated: ReadonlySet<string>): SpanFile {
  const derived = [...source.attributes.values()];
  const missing = missingOf(source.protects);
  for (const { origin, range } of derived) {
    if (origin.kind === "years" && origin.of === id) {
      const { from, to } = range ?? { from: ages.least, to: ages.greatest };
      return {
        of: id,
        between: yearsBefore(origin.at, { from, to }),
        ...missing,
        assumption: "Hypothèse : dates de naissance inventées.",
      };
    }
    if (origin.kind === "days" || origin.kind === "months") {
      const span = intervalSpan({ origin, range }, id, dated);
      if (span !== null)
        return { of: id, ...span, ...missing, assumption: "Hypothèse : écart entre deux dates inventé." };
    }
  }
  return {
    of: id,
    between: [source.window.from, source.window.to],
    ...missing,
    assumption: "Hypothèse : dates inventées, au hasard dans la période.",
  };
}

/** Where a date is from the other end of its interval; null where this is for the other end to say. */
function intervalSpan(
  { origin, range }: { readonly origin: IntervalOrigin; readonly range: Attribute["range"] },
  id: string,
  dated: ReadonlySet<string>,
): Pick<SpanFile, "between" | "after"> | null {
  const { from, to } = origin;
  const isStart = "attribute" in from && from.attribute === id;
  const isEnd = "attribute" in to && to.attribute === id;
  if (!isStart && !isEnd) return null;
  const unit = daysOf[origin.kind];
  const least = unit * Math.ceil(range?.from ?? interval.least);
  const greatest = unit * Math.floor(range?.to ?? interval.greatest);
  const [first, last] = isEnd ? [least, greatest] : [-greatest, -least];
  const other = isEnd ? from : to;
  if ("attribute" in other)
    return dated.has(other.attribute) ? { between: [first, last], after: other.attribute } : null;
  const start = dayNumber(other.day);
  return { between: [inventedDay(start + first), inventedDay(start + last)] };
}

/** Days of birth of those who have some ages on a day. */
function yearsBefore(
  at: string,
  { from, to }: { readonly from: number; readonly to: number },
): [string, string] {
  const [year = 0, ...rest] = at.split("-");
  const day = (years: number) =>
    inventedDay(dayNumber(`${Number(year) - Math.floor(years)}-${safe(rest.join("-"))}`));
  return [day(to), day(from)];
}

/** 29 February is not in every year. */
function safe(monthAndDay: string): string {
  return monthAndDay === "02-29" ? "02-28" : monthAndDay;
}

function missingOf(protects: Source["protects"]) {
  return protects === "nothing" ? {} : { missing: missingPercent };
}

function roundedTo(value: number, grain: number): number {
  return Math.round(Math.round(value / grain) * grain * 1000) / 1000;
}

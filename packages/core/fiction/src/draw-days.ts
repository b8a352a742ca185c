import { type Attribute, periodOf, type Source } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { birthDays, dayNumber, inventedDay, weekday } from "./age-dates.ts";
import type { CodedColumn } from "./columns.ts";
import type { Ages } from "./fiction.ts";

/** The date field under an attribute of months, quarters or years; null for another attribute. */
export function periodFieldOf({ origin }: Attribute): string | null {
  return origin.kind === "period" ? origin.of : null;
}

/**
 * A day for each unit, as likely on each Monday to Friday of its period within the window; an empty text without a
 * period, or where the window leaves no such day in it.
 */
export function drawDays(
  { origin }: Attribute,
  column: CodedColumn,
  random: RandomGenerator,
): readonly string[] {
  if (origin.kind !== "period") throw new RangeError("not an attribute of periods");
  const days = Map.groupBy(weekdaysOf(origin.window), (day) => periodOf(day, origin.every));
  const choices = column.codes.map((code) => days.get(code) ?? []);
  return Array.from(column.values, (position) => {
    const dayChoices = choices[position] ?? [];
    return dayChoices.length === 0 ? "" : (dayChoices[uniformInt(random, 0, dayChoices.length - 1)] ?? "");
  });
}

function weekdaysOf({ from, to }: { readonly from: string; readonly to: string }): readonly string[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, at) => first + at)
    .filter((day) => ![0, 6].includes(weekday(day)))
    .map(inventedDay);
}

/** The date field under an attribute of age bands, and the day on which ages are taken; null for another attribute. */
export function birthFieldOf(
  bands: Attribute,
  source: Source,
): { readonly field: string; readonly at: string } | null {
  if (bands.origin.kind !== "bands") return null;
  const years = source.attributes.get(bands.origin.of)?.origin;
  return years?.kind === "years" ? { field: years.of, at: years.at } : null;
}

/**
 * A date of birth for each unit, as likely on each day that puts it in its age band; an empty text without a band.
 * @param at day on which ages are taken
 */
export function drawBirths(
  { bands, column, ages }: { readonly bands: Attribute; readonly column: CodedColumn; readonly ages: Ages },
  at: string,
  random: RandomGenerator,
): readonly string[] {
  const ranges = column.codes.map((_, position) => birthDays(yearsOf(bands, position, ages), at));
  const texts = new Map<number, string>();
  return Array.from(column.values, (position) => {
    const range = ranges[position];
    if (!range) return "";
    const day = uniformInt(random, range[0], range[1]);
    const text = texts.get(day) ?? inventedDay(day);
    texts.set(day, text);
    return text;
  });
}

/** Completed years of one band, cut to the ages that the fiction allows; empty where `from` ≥ `below`. */
export function yearsOf(bands: Attribute, position: number, ages: Ages): { from: number; below: number } {
  const from = bands.codes[position]?.from ?? 0;
  const below = bands.codes[position + 1]?.from ?? Number.POSITIVE_INFINITY;
  return { from: Math.max(from, ages.youngest), below: Math.min(below, ages.oldest + 1) };
}

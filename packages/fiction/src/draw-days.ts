import { type Attribute, periodOf } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { dayNumber, dayText, weekday } from "./age-dates.ts";
import type { Column } from "./columns.ts";

/** The date field under an attribute of months, quarters or years; null for another attribute. */
export function periodFieldOf({ origin }: Attribute): string | null {
  return origin.kind === "period" ? origin.of : null;
}

/**
 * A day for each unit, as likely on each Monday to Friday of its period within the window; an empty text without a
 * period, or where the window leaves no such day in it.
 */
export function drawDays({ origin }: Attribute, column: Column, random: RandomGenerator): readonly string[] {
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
    .map(dayText);
}

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { dayNumber, dayText, weekday } from "./age-dates.ts";
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
      return dayText(day - Math.min(daysBack[weekday(day)] ?? 0, day - first));
    }
    case "after": {
      const start = dates.get(span.other)?.[unit] ?? "";
      return start === "" ? "" : dayText(dayNumber(start) + uniformInt(random, span.from, span.to));
    }
    default:
      return span satisfies never;
  }
}

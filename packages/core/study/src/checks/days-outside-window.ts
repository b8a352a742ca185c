import type { FilePlace } from "@vigie/words";
import type { Window } from "../model/period.ts";
import type { Study } from "../model/study.ts";
import type { Path } from "../reading/parsed-file.ts";
import { readStudyForms } from "../resolve/study-forms.ts";

/** A day on which a study counts or describes something, outside of the period that its source observes. */
export interface DayOutside {
  readonly day: string;
  readonly source: string;
  readonly window: Window;
  readonly place: FilePlace;
}

/**
 * Days on which ages are computed (`at`) and that lists of units describe (`date`), outside of the window of their source: most
 * were left behind when the window changed.
 * @param files of `study`, in which nothing is wrong
 */
export function daysOutsideWindow(files: ReadonlyMap<string, string>, study: Study): readonly DayOutside[] {
  const { sources, indicators } = readStudyForms(files, []);
  const outside = (source: string, day: unknown, place: FilePlace): readonly DayOutside[] => {
    const window = study.sources.get(source)?.window;
    if (typeof day !== "string" || !isDay(day) || window === undefined) return [];
    return day < window.from || day > window.to ? [{ day, source, window, place }] : [];
  };
  return [
    ...sources.flatMap((form) =>
      Object.entries(form?.value.derive ?? {}).flatMap(([name, derivation]) => {
        const path: Path = ["derive", name, "at"];
        const { at = null } = "at" in derivation ? derivation : {};
        return form === null ? [] : outside(form.value.source, at, form.written.place(path));
      }),
    ),
    ...Object.entries(indicators?.value.indicators ?? {}).flatMap(([id, indicator]) => {
      const { date = null } = "date" in indicator ? indicator : {};
      return indicators === null
        ? []
        : outside(indicator.source, date, indicators.written.place(["indicators", id, "date"]));
    }),
  ];
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

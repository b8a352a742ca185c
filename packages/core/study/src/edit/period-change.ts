import type { Window } from "../model/period.ts";
import type { Study } from "../model/study.ts";
import { linesBetween, type RenamedLine } from "./renaming.ts";
import { datedText, durationPoint, type PointToReview, pointsIn, publicSizePoints } from "./renewal.ts";

/** A study whose period becomes another one, in its own files. */
export interface PeriodChange {
  /** New text of each file that changes. */
  readonly files: ReadonlyMap<string, string>;
  /** In the order of the files. */
  readonly lines: readonly RenamedLine[];
  /** What a person must look at again: what is of the period before, or may be. */
  readonly points: readonly PeriodPoint[];
}

export type PeriodPoint = Omit<PointToReview, "sort"> & {
  /** `public_size_kept`: a size published for the period before, which the study still declares. */
  readonly sort: PointToReview["sort"] | "public_size_kept";
};

const reviewed: readonly PointToReview["sort"][] = ["date", "year", "populations", "margins", "key"];

/**
 * Puts the first and the last day of another period wherever those of the study's are written: ages, dates of lists, sources that
 * have the same period. All else stays, the version too.
 * @param files of `study`, in which nothing is wrong
 */
export function periodChange(files: ReadonlyMap<string, string>, study: Study, window: Window): PeriodChange {
  const days = { before: study.window, after: window };
  const dated = new Map([...files].map(([path, text]) => [path, datedText(path, text, days)]));
  const changed = [...dated].filter(([path, text]) => text !== files.get(path));
  const context = { window, communeNow: () => null };
  return {
    files: new Map(changed),
    lines: changed.flatMap(([path, text]) => linesBetween(path, files.get(path) ?? "", text)),
    points: [
      ...durationPoint(study, window, dated),
      ...publicSizePoints(study, files).map((point) => ({ ...point, sort: "public_size_kept" as const })),
      ...[...dated]
        .flatMap(([path, text]) => pointsIn(path, text, context))
        .filter(({ sort }) => reviewed.includes(sort)),
    ],
  };
}

import type { Study } from "@vigie/study";
import type { Formatter } from "../formatter.ts";

/** A warning shown wherever data are: they are fictitious, or their signature could not be checked. */
export interface DataWarning {
  readonly mark: string;
  readonly sentence: string;
}

export interface Marked {
  /** Beside what is fictitious, it may cite what others really published. */
  readonly study: Pick<Study, "elsewhere" | "published">;
  readonly fictitious: boolean;
  readonly unverified: boolean;
  readonly formatter: Formatter;
}

export function marksOf({ study, fictitious, unverified, formatter }: Marked): readonly DataWarning[] {
  const real = study.elsewhere.size + study.published.length > 0 ? "cited" : "none";
  const kinds = [
    ...(fictitious ? (["fictitious"] as const) : []),
    ...(unverified ? (["unverified"] as const) : []),
  ];
  return kinds.map((kind) => ({
    mark: formatter.message(`${kind}.mark`),
    sentence: formatter.message(`${kind}.sentence`, { real }),
  }));
}

/** « Données fictives, origine non vérifiée »; null where there is nothing to say. */
export function markLine(marked: Marked): string | null {
  const marks = marksOf(marked).map(({ mark }) => mark);
  return marks.length === 0 ? null : marks.join(" – ");
}

/** The first mark alone, for each row of data: nobody signs what is invented. */
export function rowMark(marked: Marked): string | null {
  return marksOf(marked)[0]?.mark ?? null;
}

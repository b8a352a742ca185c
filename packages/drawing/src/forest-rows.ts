import type { Interval } from "@vigie/statistics";

/** As it is, at equal strata, or with other characteristics held equal. */
export type ForestKey = "crude" | "pooled" | "adjusted";

export interface ForestRow {
  readonly label: string;
  /** A stratum stands under its level. */
  readonly isUnder: boolean;
  /** One line per mark, in this order; none for the reference. */
  readonly marks: readonly ForestMark[];
}

export interface ForestMark {
  readonly key: ForestKey;
  /** Above 0; null where there is no number: `wording` gives the reason. */
  readonly ratio: number | null;
  readonly interval: Interval | null;
  readonly wording: string;
  /** Hidden by secrecy, so that it may be anywhere. */
  readonly isSecret: boolean;
}

export interface Forest {
  readonly rows: readonly ForestRow[];
  /** What each mark stands for, in this order; empty where there is one sort of them. */
  readonly legend: readonly { readonly key: ForestKey; readonly label: string }[];
}

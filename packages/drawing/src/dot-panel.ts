import type { DrawnInterval } from "./drawn-interval.ts";

export interface DotPanel {
  readonly name: string;
  readonly detail: string;
  /** Colour of the dots: a group, or `plain`. */
  readonly key: string;
  /** One per row, in the order of `rows`; a share is null where masked. */
  readonly dots: readonly PanelDot[];
}

export interface PanelDot {
  readonly share: number | null;
  /** How the share is written. */
  readonly wording: string;
  readonly reference: number | null;
  /** Interval of the share, where the study declares that its units are a sample. */
  readonly interval: DrawnInterval | null;
  /** Whether the title says this one. */
  readonly isWorded: boolean;
}

export interface DotCounts {
  /** « 51 sur 56 » */
  readonly reference: string;
  /** Units of each row, which the axis counts; null where rows differ: it then bears no numbers. */
  readonly base: number | null;
}

import type { RatingAgreement } from "./agreement.ts";
import type { Association } from "./association.ts";
import type { Mentions } from "./multiple.ts";
import type { Rate } from "./rate.ts";
import type { Summary } from "./summary.ts";

/** What can be read in the table of an indicator: whoever reads it asks this, never the kind. */
export interface TableContent {
  /** One line of shares, each with its interval. */
  readonly isSingleLine: boolean;
  /** Characteristic that makes groups, each a line of shares compared with a population of reference; null without groups. */
  readonly groupedBy: string | null;
  /** Characteristics at whose crossing units are counted; empty where none are crossed. */
  readonly crossed: readonly string[];
  /** Answers of a question of several answers. */
  readonly answers: Mentions | null;
  /** A number summed up in each group. */
  readonly number: Summary | null;
  /** Ratings of the same things, compared. */
  readonly ratings: RatingAgreement | null;
  /** Units for 100 000 inhabitants of each territory. */
  readonly rate: Rate | null;
  /** A characteristic tested against an outcome. */
  readonly association: Association | null;
  /** Whether its numbers of the whole population are compared from one edition of the study to the next. */
  readonly isTracked: boolean;
}

/** Counts alone. */
export const countsAlone: TableContent = {
  isSingleLine: false,
  groupedBy: null,
  crossed: [],
  answers: null,
  number: null,
  ratings: null,
  rate: null,
  association: null,
  isTracked: false,
};

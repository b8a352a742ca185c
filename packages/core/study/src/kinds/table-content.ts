import type { Indicator } from "../model/indicator.ts";

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

/** Whether a characteristic goes with an outcome: each of its codes against `reference`. Methods, section 3. */
export interface Association extends Indicator {
  readonly against: null;
  /** Code of `of`. */
  readonly reference: string;
  /** `code` is what counts as the outcome, against every other known code. */
  readonly outcome: { readonly attribute: string; readonly code: string };
  /** Compared within each of its codes, then pooled. */
  readonly strata: string | null;
  /**
   * Held equal by a logistic model whose results stand beside the counts: the reference code of each attribute.
   * Empty where the study asks for none.
   */
  readonly adjust: ReadonlyMap<string, string>;
  /** Name of one of `Study.testFamilies`. */
  readonly family: string | null;
  /** Respondents under which the analysis is exploratory; 0 where the study names no minimum. */
  readonly minimum: number;
  /** Set where it is another one without one flag of its outcome: a line of that one's sensitivity table. */
  readonly without: { readonly association: string; readonly flag: string } | null;
}

/**
 * How many units gave each item of a question of several answers, and how many did not: in its table each item is
 * split along `answer` apart from the others, and items have no total. Methods, section 4.
 */
export interface Mentions extends Indicator {
  /** One of `Source.multiples`. */
  readonly of: string;
  readonly by: string | null;
  readonly against: null;
}

/** Units for 100 000 inhabitants of each territory. Methods, section 5. */
export interface Rate extends Indicator {
  readonly against: null;
  /** Day that the list of units describes. */
  readonly date: string;
  /** Names in `Study.populations`, or `referencePopulations`: one at least, in the order of the table. */
  readonly populations: readonly string[];
  /** Kilometres within which a unit is within reach; null where access is not computed. */
  readonly reachKm: number | null;
}

/** A number summed up in each group: `of` makes the groups. */
export interface Summary extends Indicator {
  readonly against: null;
  readonly number: string;
  readonly statistic: "median" | "mean";
  /** Lower bounds of the bands whose counts give a median of persons; null where the study has none. */
  readonly bands: readonly number[] | null;
}

/** How far those who rated the same things agree, in each group: `of` makes the groups. Methods, section 6. */
export interface RatingAgreement extends Indicator {
  readonly against: null;
  /** Its codes are in order; their ranks are compared. */
  readonly rating: string;
  /** Attributes that identify the rated thing. */
  readonly unit: readonly string[];
  /**
   * One of `unit`, in a grid that is rated whole: its codes that nobody ever rated above the first grade are left out, since
   * agreement on what does not occur would hide the rest. Null where all are kept.
   */
  readonly occurring: string | null;
}

import type { Text } from "./study.ts";

export type Indicator =
  | (IndicatorBase & { readonly kind: "distribution" })
  | (IndicatorBase & { readonly kind: "profile"; readonly by: string })
  | Mentions
  | (IndicatorBase & { readonly kind: "overlap"; readonly against: null })
  | Crossing
  | Summary
  | RatingAgreement
  | Rate
  | Association;

/** Units at the crossing of several characteristics, along one more. */
export interface Crossing extends IndicatorBase {
  readonly kind: "cross";
  readonly against: null;
  readonly by: readonly string[];
}

/** A number summed up in each group: `of` makes the groups. */
export interface Summary extends IndicatorBase {
  readonly kind: "summary";
  readonly against: null;
  readonly number: string;
  readonly statistic: "median" | "mean";
  /** Lower bounds of the bands whose counts give a median of persons; null where the study has none. */
  readonly bands: readonly number[] | null;
}

/** How far those who rated the same things agree, in each group: `of` makes the groups. Methods, section 6. */
export interface RatingAgreement extends IndicatorBase {
  readonly kind: "agreement";
  readonly against: null;
  /** Its codes are in order; their ranks are compared. */
  readonly rating: string;
  /** What tells one rated thing from another. */
  readonly unit: readonly string[];
  /**
   * Of `unit`, in a grid that is rated whole: its codes that nobody ever rated above the first grade are left out, since
   * agreement on what does not occur would hide the rest. Null where all are kept.
   */
  readonly occurring: string | null;
}

/**
 * How many units gave each item of a question of several answers, and how many did not: in its table each item is
 * split along `answer` apart from the others, and items have no total. Methods, section 4.
 */
export interface Mentions extends IndicatorBase {
  readonly kind: "multiple";
  /** One of `Source.multiples`. */
  readonly of: string;
  readonly by: string | null;
  readonly against: null;
}

/** Whether a characteristic goes with an outcome: each of its codes against `reference`. Methods, section 3. */
export interface Association extends IndicatorBase {
  readonly kind: "association";
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
  /** Of `Study.testFamilies`. */
  readonly family: string | null;
  /** Respondents under which the analysis is exploratory; 0 where the study names no minimum. */
  readonly minimum: number;
  /** Set where it is another one without one flag of its outcome: a line of that one's sensitivity table. */
  readonly without: { readonly association: string; readonly flag: string } | null;
}

/** Units for 100 000 inhabitants of each territory. Methods, section 5. */
export interface Rate extends IndicatorBase {
  readonly kind: "rate";
  readonly against: null;
  /** Day that the list of units describes. */
  readonly date: string;
  /** Of `Study.populations`, or `referencePopulations`: one at least, in the order of the table. */
  readonly populations: readonly string[];
  /** Kilometres within which a unit is within reach; null where access is not computed. */
  readonly reachKm: number | null;
}

/** Name of the official populations, which are known when the diagnostic is assembled only. */
export const referencePopulations = "reference";

export interface PopulationList {
  readonly id: string;
  readonly label: Text;
  readonly source: Text;
  /** Null where its source does not say it. */
  readonly year: number | null;
  /** By code of territory, whatever the level: codes differ from one to another. */
  readonly inhabitants: ReadonlyMap<string, number>;
  /** Of all of them together; null where only the sum can tell. */
  readonly total: number | null;
}

/** Tests whose p-values are corrected together. */
export interface TestFamily {
  readonly id: string;
  readonly label: Text;
  readonly correction: "holm" | "benjamini_hochberg";
}

interface IndicatorBase {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly universe: string;
  /** An attribute of the source, or `group`, or `subgroup` where the source has contacts. */
  readonly of: string;
  /** Share of its source's privacy budget, relative to the other indicators'. Methods, section 7.3. */
  readonly weight: number;
  /** A universe to compare with; where it contains this one, the comparison is with what lies outside. */
  readonly against: string | null;
  /** On whom shares are taken, where not on those who answered alone: see `codesOutsideBase`. */
  readonly base?: "with_dont_know" | "asked";
}

import type { PeriodStep, Window } from "./period.ts";

/** How derived attributes are made, once their names are looked up. */
export type DerivedOrigin =
  | YearsOrigin
  | IntervalOrigin
  | BandsOrigin
  | RecodeOrigin
  | PeriodOrigin
  | AnyOrigin
  | SetOrigin
  | ContactOrigin;

/** Completed years from a date to a declared day. */
export interface YearsOrigin {
  readonly kind: "years";
  readonly of: string;
  readonly at: string;
}

/** Days or completed months from one date to another. */
export interface IntervalOrigin {
  readonly kind: "days" | "months";
  /** The attributes among its ends. */
  readonly of: readonly string[];
  readonly from: IntervalEnd;
  readonly to: IntervalEnd;
}

/** A date of the unit, or a declared day. */
export type IntervalEnd = { readonly attribute: string } | { readonly day: string };

/** Bands of a number, closed on the left, by the lower bound of each code; below the first, none. */
export interface BandsOrigin {
  readonly kind: "bands";
  readonly of: string;
}

/** Each code of an attribute, and the one that it becomes. */
export interface RecodeOrigin {
  readonly kind: "recode";
  readonly of: string;
  readonly map: ReadonlyMap<string, string>;
}

/** The period of a day, among those that the source's window touches; none outside of it. */
export interface PeriodOrigin {
  readonly kind: "period";
  readonly of: string;
  readonly every: PeriodStep;
  readonly window: Window;
}

/** Union of flags. */
export interface AnyOrigin {
  readonly kind: "any";
  readonly of: readonly string[];
}

/** The flags that are yes, exactly: joined by `+` in this order, or `none`. */
export interface SetOrigin {
  readonly kind: "set";
  readonly of: readonly string[];
}

/** Comes from the contacts of a unit that count: the day of the first or of the last, or how many there are. */
export interface ContactOrigin {
  readonly kind: "contact";
  readonly of: readonly [];
  readonly which: "first" | "last" | "count";
}

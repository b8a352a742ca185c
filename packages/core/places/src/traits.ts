/** Facts about a place that a list gives in its own codes; null for those it does not give. */
export interface Traits {
  readonly format: "site" | "branch" | null;
  readonly itinerant: boolean | null;
}

export type Trait = keyof Traits;

/** A value that its column is not known to have. */
export interface Unrecognised {
  readonly column: string;
  readonly value: string;
  /** Known values of its column. */
  readonly known: readonly string[];
  /** What is not known of the place for want of knowing this value. */
  readonly lost: readonly Trait[];
}

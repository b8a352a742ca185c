/** Bounds of a confidence interval; lower ≤ upper. Shares and differences of shares in −1..1, never percentages. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

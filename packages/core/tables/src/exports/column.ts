/** A column of an exported table. */
export interface Column {
  readonly name: string;
  readonly title: string;
  /** What it holds, in a sentence. */
  readonly description: string;
  readonly kind: ColumnKind;
  /** What a column of codes may hold, in order. */
  readonly codes?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * `code` and `label` say the same thing to programs and to people; a `share` lies in 0..1, and `points` are a difference
 * of two; `status` is one of a few words; a `mark` is the word of data to beware of.
 */
export type ColumnKind = "code" | "label" | "count" | "share" | "points" | "number" | "status" | "mark";
/** Null: hidden, too uncertain, or without meaning there. */
export type ExportedValue = string | number | null;

/** All the digits that the last rounding of a computation leaves sure: 15, as R writes them. */
export function fullPrecision(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(15));
}

/** Six decimals: a millionth is finer than any share of a population. */
export function roundedValue(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

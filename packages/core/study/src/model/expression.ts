/** A value, or a condition, over published tables; shares lie in 0..1. */
export type Expression =
  | { readonly op: "number"; readonly value: number }
  | { readonly op: "count"; readonly indicator: string; readonly at: At }
  | { readonly op: "share"; readonly indicator: string; readonly at: At; readonly without: string | null }
  | { readonly op: "categories"; readonly indicator: string; readonly at: At }
  | {
      readonly op: "perWorkingDay";
      readonly indicator: string;
      readonly at: At;
      /** INSEE code, for public holidays; null for those of most of France. */
      readonly departement: string | null;
    }
  /** Units for 100 000 inhabitants. */
  | { readonly op: "rate"; readonly indicator: string; readonly at: At; readonly populations: string }
  /** What stands beside the count of a cell: one of `measuresOf`. */
  | { readonly op: "measure"; readonly indicator: string; readonly name: string; readonly at: At }
  | { readonly op: "windowMonths" }
  | { readonly op: "sum"; readonly of: readonly Expression[] }
  | { readonly op: "greater"; readonly than: readonly [Expression, Expression] }
  | { readonly op: "all"; readonly of: readonly Expression[] }
  | { readonly op: "atLeast"; readonly count: number; readonly of: readonly Expression[] }
  | {
      readonly op: "closerToWhole";
      readonly indicator: string;
      readonly dimension: string;
      readonly code: string;
      readonly than: string;
    };

/** Codes by dimension; a dimension left out is at its total. */
export type At = ReadonlyMap<string, string>;

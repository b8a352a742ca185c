/** What an expression over published tables gives. Secrecy and absence travel up to the verdict. */
export type Value =
  /** `error`: standard error that noise gives it. */
  | { readonly kind: "number"; readonly value: number; readonly error: number }
  | { readonly kind: "truth"; readonly holds: boolean }
  /** A count under the smallest shown. */
  | { readonly kind: "hidden" }
  | { readonly kind: "not_computed" };

export const hiddenValue: Value = { kind: "hidden" };
export const notComputedValue: Value = { kind: "not_computed" };

export function numberValue(value: number | null, error = 0): Value {
  return value === null ? hiddenValue : { kind: "number", value, error };
}

/** A number times another, which is known exactly. */
export function scaled(value: Value, factor: number): Value {
  return value.kind === "number" ? numberValue(value.value * factor, value.error * Math.abs(factor)) : value;
}

export function truth(holds: boolean): Value {
  return { kind: "truth", holds };
}

/** The first absence, else the first secret, among operands that are all needed. */
export function lacking(values: readonly Value[]): Value | null {
  return (
    values.find(({ kind }) => kind === "not_computed") ?? values.find(({ kind }) => kind === "hidden") ?? null
  );
}

/** @throws {RangeError} when the expression is a condition: the study's loader lets none through */
export function numberIn(value: Value): { readonly value: number; readonly error: number } {
  if (value.kind !== "number") throw new RangeError("a number was expected");
  return value;
}

/** Whether it holds; null where secrecy or absence leaves that open. */
export function truthIn(value: Value): boolean | null {
  return value.kind === "truth" ? value.holds : null;
}

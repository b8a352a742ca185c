/** What an expression over published tables gives. Secrecy and absence travel up to the verdict. */
export type Value =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "truth"; readonly holds: boolean }
  | { readonly kind: "masked" }
  | { readonly kind: "not_computed" };

export const masked: Value = { kind: "masked" };
export const notComputed: Value = { kind: "not_computed" };

export function numberValue(value: number | null): Value {
  return value === null ? masked : { kind: "number", value };
}

export function truth(holds: boolean): Value {
  return { kind: "truth", holds };
}

/** The first absence, else the first secret, among operands that are all needed. */
export function lacking(values: readonly Value[]): Value | null {
  return (
    values.find(({ kind }) => kind === "not_computed") ?? values.find(({ kind }) => kind === "masked") ?? null
  );
}

/** @throws {RangeError} when the expression is a condition: the study's loader lets none through */
export function numberIn(value: Value): number {
  if (value.kind !== "number") throw new RangeError("a number was expected");
  return value.value;
}

/** Whether it holds; null where secrecy or absence leaves that open. */
export function truthIn(value: Value): boolean | null {
  return value.kind === "truth" ? value.holds : null;
}

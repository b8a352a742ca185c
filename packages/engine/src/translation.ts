import type { ColumnMapping } from "./column-mapping.ts";
import type { Translation } from "./plan.ts";

/** A value equal to a code stands for it, unless the mapping says otherwise. */
export function translation(
  known: readonly (readonly [string, string])[],
  mapped: Pick<ColumnMapping, "codes" | "without"> | undefined,
): Translation {
  return new Map<string, string | null>([
    ...known,
    ...(mapped?.codes ?? []),
    ...(mapped?.without ?? []).map((value) => [value, null] as const),
  ]);
}

/** A column of truth values, as Parquet and Excel have, needs no translation. */
export const truthValues = [
  ["true", "yes"],
  ["false", "no"],
] as const;

/** Codes that stand for themselves. */
export function identityEntries(codes: Iterable<string>): readonly (readonly [string, string])[] {
  return [...codes].map((code) => [code, code] as const);
}

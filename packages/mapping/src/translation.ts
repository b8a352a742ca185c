import type { Attribute, Code, Source } from "@vigie/study";
import type { ColumnMapping } from "./column-mapping.ts";

/** Values of the file, and the code each stands for; `null` for no value. The empty text is any blank value. */
export type Translation = ReadonlyMap<string, string | null>;

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

/** The codes that a question of several answers may have in one column: its answers, then the reasons for none. */
export function listCodes({ id, codes }: Attribute, source: Source): readonly Code[] {
  return [...codes, ...reasonsForNone(id, source)];
}

/** Why a question of several answers has none: the codes of any of its flags that are not answers. */
function reasonsForNone(question: string, { attributes, multiples }: Source): readonly Code[] {
  const [flag = ""] = multiples.get(question)?.items.values() ?? [];
  return attributes.get(flag)?.codes.filter(({ missing }) => missing !== null) ?? [];
}

import { type ColumnProfile, guessFieldCodes, type ValueRows } from "@vigie/mapping";
import type { Meaning } from "../draft-edits.ts";
import type { FieldMappingView } from "./field-mapping.ts";

/** What Vigie proposes for the values that nothing translates yet: a person accepts it, or chooses another meaning. */
export function proposedMeanings(
  open: readonly ValueRows[],
  read: readonly ColumnProfile[],
  { field, part, source, mapping, profile }: Omit<FieldMappingView, "onChange">,
): ReadonlyMap<string, Meaning> {
  // Columns of one answer each have yes and no, which a tick may stand for.
  if ("columns" in mapping) return new Map();
  const [column] = read;
  if (column === undefined || open.length === 0) return new Map();
  const values = source.multiples.has(field) ? open : column.values;
  const guessed = guessFieldCodes(
    { ...column, values },
    { source, role: part.role, field, labels: profile.described?.get(column.name)?.labels },
  );
  const isMissing = new Set(guessed?.missing);
  return new Map(
    open.flatMap(({ value }): readonly (readonly [string, Meaning])[] => {
      if (isMissing.has(value)) return [[value, { kind: "none" }]];
      const code = guessed?.translated.get(value) ?? guessed?.near.get(value);
      return code === undefined ? [] : [[value, { kind: "code", code }]];
    }),
  );
}

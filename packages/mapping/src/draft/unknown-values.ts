import type { Source } from "@vigie/study";
import { type ColumnMapping, type ItemColumns, untranslated } from "../column-mapping.ts";
import type { FileProfile } from "../guess/file-profile.ts";
import type { Role } from "../guess/propose-mapping.ts";
import { identityEntries, translation, truthValues } from "../translation.ts";

/** A value of the data, with its rows: for the person who holds it, never for a message that leaves. */
export interface ValueRows {
  readonly value: string;
  readonly rows: number;
}

/**
 * Values of a column that the study does not know and that the mapping does not translate, the most frequent first. Dates
 * and numbers have none; nor has a column of more values than a profile keeps, which a run refuses by itself.
 */
export function unknownValues({
  source,
  role,
  field,
  mapping,
  profile,
  column,
}: {
  readonly source: Source;
  readonly role: Role;
  readonly field: string;
  readonly mapping: ColumnMapping | ItemColumns;
  readonly profile: FileProfile;
  readonly column: string;
}): readonly ValueRows[] {
  const known = knownCodes(source, role, field);
  const values = profile.columns.find(({ name }) => name === column)?.values ?? [];
  if (known === null) return [];
  const items = role === "units" ? source.multiples.get(field) : undefined;
  const translate = translation(items !== undefined && "columns" in mapping ? yesOrNo : known, mapping);
  // One text may hold several answers.
  const parts = items !== undefined && "separator" in mapping ? counted(values, mapping.separator) : values;
  return parts.filter(({ value }) => {
    const code = translate.get(value);
    return code === undefined || code === untranslated;
  });
}

const yesOrNo = [...identityEntries(["yes", "no"]), ...truthValues];

/** Codes that the study gives to a field, each as it is; null where it has none. */
function knownCodes(
  source: Source,
  role: Role,
  field: string,
): readonly (readonly [string, string])[] | null {
  if (role === "contacts") {
    if (source.contacts === null) return null;
    const { channels, outOfScope, motives } = source.contacts;
    if (field === "channel") return identityEntries([...channels.keys(), ...outOfScope.keys()]);
    return field === "motive" && motives !== null ? identityEntries(motives.keys()) : null;
  }
  const attribute = source.attributes.get(field);
  if (attribute === undefined || attribute.type === "date" || attribute.type === "number") return null;
  const codes = identityEntries(attribute.codes.map(({ code }) => code));
  return attribute.type === "flag" ? [...codes, ...truthValues] : codes;
}

function counted(values: readonly ValueRows[], separator: string): readonly ValueRows[] {
  const rows = new Map<string, number>();
  for (const { value, rows: all } of values)
    for (const part of value.split(separator).map((text) => text.trim()))
      if (part !== "") rows.set(part, (rows.get(part) ?? 0) + all);
  return [...rows].map(([value, all]) => ({ value, rows: all })).toSorted((a, b) => b.rows - a.rows);
}

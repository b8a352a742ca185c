import type { Source } from "@vigie/study";
import { type ColumnMapping, dateFormats } from "../column-mapping.ts";
import type { ColumnProfile } from "../guess/file-profile.ts";
import { guessFieldCodes, type Role } from "../guess/propose-mapping.ts";

/**
 * A column that a person chose for a field, translated as a guessed one is: what is to be accepted stays untranslated.
 * @param before what the field was read in, whose translations a column that was renamed keeps; null for nothing
 * @param labels what the file itself says that its values mean
 */
export function draftedColumn(
  column: ColumnProfile,
  {
    before,
    source,
    role,
    field,
    labels,
  }: {
    readonly source: Source;
    readonly role: Role;
    readonly field: string;
    readonly before: ColumnMapping | null;
    readonly labels?: ReadonlyMap<string, string> | undefined;
  },
): ColumnMapping {
  const isDate = role === "contacts" ? field === "date" : source.attributes.get(field)?.type === "date";
  const guessed = guessFieldCodes(column, { source, role, field, labels });
  const kept = new Map(before?.codes ?? []);
  const keptWithout = before?.without ?? [];
  const translated = [...(guessed?.translated ?? [])].filter(([value]) => !keptWithout.includes(value));
  const missing = guessed?.missing ?? column.missing.map(({ value }) => value);
  return {
    column: column.name,
    codes: new Map([...translated, ...kept]),
    without: [...new Set([...keptWithout, ...missing.filter((value) => !kept.has(value))])],
    dates: (isDate ? likelyDates(column) : null) ?? before?.dates ?? "iso",
    separator: before?.separator ?? ";",
  };
}

/** The writing in which most values are days; null where none is. */
function likelyDates({ days }: ColumnProfile): ColumnMapping["dates"] | null {
  const [best] = dateFormats.toSorted((a, b) => days[b] - days[a]);
  return best === undefined || days[best] === 0 ? null : best;
}

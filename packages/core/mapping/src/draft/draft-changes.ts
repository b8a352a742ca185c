import type { Source, Study } from "@vigie/study";
import {
  type ColumnMapping,
  type ItemColumns,
  identityEntries,
  translation,
  truthValues,
  untranslated,
} from "../column-mapping.ts";
import type { FileProfile } from "../guess/file-profile.ts";
import type { FileRole } from "../guess/propose-mapping.ts";
import type { MappingDraft, SourceMappingDraft } from "../mapping-draft.ts";
import { filesOfInput, pooledProfile } from "./pooled-profile.ts";

/** What a mapping says that is no longer so: of the files of this year, or of the study. */
export type DraftChange = { readonly source: string } & (
  | { readonly kind: "source-gone" | "source-new" }
  | { readonly kind: "file-missing"; readonly role: FileRole; readonly file: string }
  | {
      readonly kind: "column-gone";
      readonly role: FileRole;
      /** `key` for the column of the identifiers. */
      readonly field: string;
      readonly column: string;
    }
  | { readonly kind: "field-gone" | "field-new"; readonly role: FileRole; readonly field: string }
  | {
      readonly kind: "values-new";
      readonly role: FileRole;
      readonly field: string;
      readonly column: string;
      readonly values: readonly ValueRows[];
    }
);

/**
 * Compares a draft with the study and the files at hand, in the order of the partner's sources.
 * @param profiles by the names that the draft gives to files; files of a known shape are compared once they are proposed again
 */
export function draftChanges(
  draft: MappingDraft,
  { study, profiles }: { readonly study: Study; readonly profiles: ReadonlyMap<string, FileProfile> },
): readonly DraftChange[] {
  const sources = study.partners.get(draft.partner)?.sources ?? [];
  const gone = [...draft.sources.keys()].filter((id) => !sources.includes(id));
  return [
    ...gone.map((source) => ({ source, kind: "source-gone" }) as const),
    ...sources.flatMap((id): readonly DraftChange[] => {
      const source = study.sources.get(id);
      const mapped = draft.sources.get(id);
      if (source === undefined) return [];
      if (mapped === undefined) return [{ source: id, kind: "source-new" }];
      return [
        ...ofRole("units", { source, mapped, profiles }),
        ...ofRole("contacts", { source, mapped, profiles }),
      ];
    }),
  ];
}

function ofRole(
  role: FileRole,
  {
    source,
    mapped,
    profiles,
  }: {
    readonly source: Source;
    readonly mapped: SourceMappingDraft;
    readonly profiles: ReadonlyMap<string, FileProfile>;
  },
): readonly DraftChange[] {
  const { units, contacts } = mapped;
  const part = role === "units" ? units : contacts;
  if (part === null) return [];
  const input = part.input ?? contacts?.input ?? null;
  if (input === null || input.kind === "table") return [];
  const at = { source: source.id, role };
  const needed = askedFields(role, source);
  const fields = [...part.fields].filter(([id]) => needed.includes(id));
  const gone = [...part.fields.keys()].filter((id) => !needed.includes(id));
  const missing = filesOfInput(input).filter((file) => !profiles.has(file));
  const profile = input.kind === "file" ? profiles.get(input.file) : pooledProfile(input, profiles);
  const found: readonly DraftChange[] = gone.map((field) => ({ ...at, kind: "field-gone", field }));
  if (!profile)
    return part.input === null
      ? found
      : [...missing.map((file) => ({ ...at, kind: "file-missing", file }) as const), ...found];
  if (role === "units" && units?.shape) return found;
  const names = new Set(profile.columns.map(({ name }) => name));
  const fresh = needed.filter((id) => !part.fields.has(id) && !names.has(id) && id !== "motive");
  return [
    ...found,
    ...fresh.map((field) => ({ ...at, kind: "field-new", field }) as const),
    ...(part.key === "" || names.has(part.key)
      ? []
      : [{ ...at, kind: "column-gone", field: "key", column: part.key } as const]),
    ...fields.flatMap(([field, mapping]) =>
      columnsOf(mapping).flatMap((column): readonly DraftChange[] => {
        if (!names.has(column)) return [{ ...at, kind: "column-gone", field, column }];
        const values = untranslatedValues({ source, role, field, mapping, profile, column });
        return values.length === 0 ? [] : [{ ...at, kind: "values-new", field, column, values }];
      }),
    ),
  ];
}

/** What a source asks of a file. */
export function askedFields(role: FileRole, { attributes, contacts }: Source): readonly string[] {
  if (role === "units")
    return [...attributes.values()].filter(({ origin }) => origin.kind === "field").map(({ id }) => id);
  if (contacts === null) return [];
  return ["date", "channel", ...(contacts.motives === null ? [] : ["motive"])];
}

function columnsOf(mapping: ColumnMapping | ItemColumns): readonly string[] {
  return "columns" in mapping ? [...mapping.columns.values()] : [mapping.column];
}

/** A value of the data, with its rows: for the person who holds it, never for a message that leaves. */
export interface ValueRows {
  readonly value: string;
  readonly rows: number;
}

/**
 * Values of a column that the study does not know and that the mapping does not translate, the most frequent first. Dates
 * and numbers have none; nor has a column of more values than a profile keeps, which a run refuses by itself.
 */
export function untranslatedValues({
  source,
  role,
  field,
  mapping,
  profile,
  column,
}: {
  readonly source: Source;
  readonly role: FileRole;
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
  role: FileRole,
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

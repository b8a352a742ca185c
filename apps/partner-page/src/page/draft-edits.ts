import {
  type ColumnMapping,
  type ContactsDraft,
  columnMapping,
  type FileProfile,
  filesOfInput,
  formatOfProfile,
  type ItemColumns,
  type MappingDraft,
  type SourceMappingDraft,
  type UnitsDraft,
} from "@vigie/mapping";
import type { Part } from "./choices.ts";

/*
 * Changes of one thing in a draft; each gives another draft. A part that the draft does not have stays absent.
 */

export type PartDraft = UnitsDraft | ContactsDraft;

const nothing: SourceMappingDraft = { units: null, contacts: null };

export function partOf(draft: MappingDraft, { source, role }: Part): PartDraft | null {
  return draft.sources.get(source)?.[role] ?? null;
}

/** The file that a part is read in; null where it is read in none. */
export function fileOf(part: PartDraft | null): string | null {
  return part?.input?.kind === "file" ? part.input.file : null;
}

/** Whether a part is read in a file that Vigie knows by its shape. */
export function isShaped(part: PartDraft): boolean {
  return "shape" in part && part.shape !== null;
}

export function areOthersSetAside(part: PartDraft): boolean {
  return part.otherRows === "set_aside";
}

/** @param after null to take the part away; units drawn from contacts go with these */
export function withPart(draft: MappingDraft, { source, role }: Part, after: PartDraft | null): MappingDraft {
  const before = draft.sources.get(source) ?? nothing;
  const changed: SourceMappingDraft = { ...before, [role]: after };
  const units = changed.contacts === null && changed.units?.input === null ? null : changed.units;
  return { ...draft, sources: new Map([...draft.sources, [source, { ...changed, units }]]) };
}

/** A part of the draft changed, where there is one. */
export function changedPart(
  draft: MappingDraft,
  part: Part,
  change: Partial<Pick<UnitsDraft, "key" | "pad" | "otherRows">>,
): MappingDraft {
  const before = partOf(draft, part);
  return before === null ? draft : withPart(draft, part, { ...before, ...change });
}

/** Parts read in a file as the person now says that it is written; those of a known shape find it by themselves. */
export function withFormatOf(draft: MappingDraft, file: string, profile: FileProfile): MappingDraft {
  const changed = <Of extends PartDraft>(part: Of | null): Of | null => {
    if (part === null || part.input?.kind !== "file" || part.input.file !== file || isShaped(part))
      return part;
    const { ragged, quote, header } = part.input.format;
    const kept = {
      ...(ragged && { ragged }),
      ...(quote && { quote }),
      ...(header === undefined ? {} : { header }),
    };
    const format = { ...kept, ...formatOfProfile(profile, null) };
    return { ...part, input: { ...part.input, format } };
  };
  const sources = [...draft.sources].map(
    ([id, { units, contacts }]) => [id, { units: changed(units), contacts: changed(contacts) }] as const,
  );
  return { ...draft, sources: new Map(sources) };
}

/** Whether a part of the draft is read in the file. */
export function readsFile({ sources }: MappingDraft, file: string): boolean {
  return [...sources.values()].some(({ units, contacts }) =>
    [units, contacts].some((part) => filesOfInput(part?.input ?? null).includes(file)),
  );
}

/** Another file for the same columns: what was decided of them stays. */
export function withPartFile(
  draft: MappingDraft,
  part: Part,
  input: NonNullable<PartDraft["input"]>,
): MappingDraft {
  const before = partOf(draft, part);
  return before === null ? draft : withPart(draft, part, { ...before, input });
}

export function withField(
  draft: MappingDraft,
  part: Part,
  field: string,
  mapping: ColumnMapping | ItemColumns,
): MappingDraft {
  const before = partOf(draft, part);
  if (before === null) return draft;
  const fields = new Map<string, ColumnMapping | ItemColumns>([...before.fields, [field, mapping]]);
  // biome-ignore lint/plugin/no-assertion: contacts have no question of several answers, which the type of units allows.
  return withPart(draft, part, { ...before, fields } as PartDraft);
}

/** Where a field is read: as the draft says, or in the column of its own name; null for nowhere. */
export function fieldMapping(
  part: PartDraft,
  field: string,
  profile: FileProfile | null,
): ColumnMapping | ItemColumns | null {
  const mapped = part.fields.get(field);
  if (mapped !== undefined) return mapped;
  // A mapping names every column of contacts.
  if (!("shape" in part)) return null;
  return profile?.columns.some(({ name }) => name === field) ? columnMapping(field) : null;
}

/** What a value of the file stands for: a code, no value at all, or nothing that was decided. */
export type Meaning =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "none" }
  | { readonly kind: "open" };

export function meaningOf(
  { codes, without }: Pick<ColumnMapping, "codes" | "without">,
  value: string,
): Meaning {
  if (without.includes(value)) return { kind: "none" };
  const code = codes.get(value);
  return code === undefined ? { kind: "open" } : { kind: "code", code };
}

export function withMeanings<Mapping extends ColumnMapping | ItemColumns>(
  mapping: Mapping,
  meanings: ReadonlyMap<string, Meaning>,
): Mapping {
  return [...meanings].reduce((before, [value, meaning]) => withMeaning(before, value, meaning), mapping);
}

export function withMeaning<Mapping extends ColumnMapping | ItemColumns>(
  mapping: Mapping,
  value: string,
  meaning: Meaning,
): Mapping {
  const codes = new Map([...mapping.codes].filter(([other]) => other !== value));
  if (meaning.kind === "code") codes.set(value, meaning.code);
  const without = mapping.without.filter((other) => other !== value);
  return { ...mapping, codes, without: meaning.kind === "none" ? [...without, value] : without };
}

/** @param text empty to take the explanation of a doubt away */
export function withExplanation(
  draft: MappingDraft,
  { source, name }: { readonly source: string; readonly name: string },
  text: string,
): MappingDraft {
  const explained = new Map(draft.accepts.doubts.get(source));
  if (text === "") explained.delete(name);
  else explained.set(name, text);
  const doubts = new Map([...draft.accepts.doubts, [source, explained] as const]);
  return { ...draft, accepts: { ...draft.accepts, doubts } };
}

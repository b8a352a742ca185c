import type { Source } from "@vigie/study";
import { type ColumnMapping, dateFormats, untranslated } from "../column-mapping.ts";
import {
  type ColumnProfile,
  type FileProfile,
  formatOfPartProfile,
  formatOfProfile,
  type KnownFile,
} from "../guess/file-profile.ts";
import { type FileRole, type Guess, guessFieldCodes, type Proposal } from "../guess/propose-mapping.ts";
import type { InputDraft } from "../input-file.ts";
import type { MappingDraft, ShapeDraft, SourceMappingDraft } from "../mapping-draft.ts";

/** What a file was guessed to be, and how a mapping names it. */
export interface ProposedFile {
  readonly file: string;
  readonly profile: FileProfile;
  readonly proposal: Proposal;
  /** Set where the profile is that of what a file of a known shape becomes. */
  readonly shape: KnownFile | null;
  /** Set where the profile is of several files: their names, in its order. */
  readonly several?: SeveralFiles | null;
}

export interface SeveralFiles {
  readonly files: readonly string[];
  /** Set where they are all those of a folder. */
  readonly folder: string | null;
}

/** A draft with what a file was guessed to be, which takes the place of what the draft said of that part. */
export function proposedDraft(
  draft: MappingDraft,
  { source, ...proposed }: ProposedFile & { readonly source: string },
): MappingDraft {
  const before = draft.sources.get(source) ?? { units: null, contacts: null };
  const after = proposedSource(before, proposed, ({ codes }) => codes?.translated ?? new Map());
  return { ...draft, sources: new Map([...draft.sources, [source, after]]) };
}

/**
 * The parts of a source with what a file was guessed to be; a file has one role, so its earlier role is removed.
 * @param codesOf the translations to write of a guess; `field` is null for a field of units that the contacts carry. A page leaves out the
 *   values that nobody translated: `untranslatedValues` finds them, and a run refuses them
 */
export function proposedSource(
  before: SourceMappingDraft,
  { file, profile, proposal, shape, several = null }: ProposedFile,
  codesOf: (guess: Guess, field: string | null) => ReadonlyMap<string, string>,
): SourceMappingDraft {
  const format = formatOfProfile(profile, shape) ?? {};
  const input: InputDraft =
    several === null
      ? { kind: "file", file, format }
      : { kind: "files", format, ...listedFiles(several, profile), column: fileColumnOf(profile, proposal) };
  const columns = (guesses: Proposal["fields"], isCarried: boolean) =>
    new Map(
      [...guesses].map(
        ([id, guess]) => [id, columnOf(guess, codesOf(guess, isCarried ? null : id))] as const,
      ),
    );
  const part = {
    key: proposal.key?.column ?? untranslated,
    pad: null,
    otherRows: "refuse",
    fields: columns(proposal.fields, false),
  } as const;
  if (proposal.role === "units") {
    const multiples = [...proposal.multiples].map(([id, { mapped }]) => [id, mapped] as const);
    const fields = new Map([...part.fields, ...multiples]);
    return {
      units: { input, shape: shape && shapeDraft(shape), ...part, fields },
      contacts: isOf(before.contacts?.input ?? null, file) ? null : before.contacts,
    };
  }
  const units = isOf(before.units?.input ?? null, file) ? null : before.units;
  // Units are drawn from the log, as long as they have no file of their own.
  const carried =
    proposal.carried.size === 0
      ? null
      : ({ ...part, input: null, shape: null, key: "", fields: columns(proposal.carried, true) } as const);
  return { units: units ?? carried, contacts: { input, ...part } };
}

/** A folder names its files, where none of them is written in its own way. */
function listedFiles({ files, folder }: SeveralFiles, profile: FileProfile) {
  const listed = files.map((file, at) => {
    const part = profile.parts?.files[at];
    return { file, format: part === undefined ? {} : formatOfPartProfile(part, profile) };
  });
  const isAlike = listed.every(({ format }) => Object.keys(format).length === 0);
  return { files: listed, folder: isAlike ? folder : null };
}

/** Null where nothing is read in the names of the files. */
function fileColumnOf({ parts }: FileProfile, { fields }: Proposal): string | null {
  if (parts === undefined) return null;
  return [...fields.values()].some(({ column }) => column === parts.column) ? parts.column : null;
}

function isOf(input: InputDraft | null, file: string): boolean {
  return input?.kind === "file" && input.file === file;
}

function shapeDraft({ name, columns }: KnownFile): ShapeDraft {
  return { name, columns: new Map(columns ?? []), departement: null, companions: new Map() };
}

function columnOf({ column, dates, missing }: Guess, codes: ReadonlyMap<string, string>): ColumnMapping {
  return { column, codes, without: missing, dates: dates ?? "iso", separator: ";" };
}

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
    readonly role: FileRole;
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

import {
  askedFields,
  type ColumnMapping,
  type FileProfile,
  type ItemColumns,
  type MappingDraft,
  type Proposal,
  pooledProfile,
  untranslatedValues,
} from "@vigie/mapping";
import { defaultDisclosure, type Source, type Study } from "@vigie/study";
import { type Choices, fieldKey, type Part, partKey } from "./choices.ts";
import { areOthersSetAside, fieldMapping, fileOf, isShaped, type PartDraft, partOf } from "./draft-edits.ts";

/** A decision that the person must still make before a run, or a guess to check. */
export type Decision =
  | (Part & { readonly kind: "file" | "file-not-open" | "sheet" | "key" | "other-rows" })
  /** Rows of a units file whose identifier is empty or stands on another row too. */
  | (Part & { readonly kind: "key-twice"; readonly rows: number })
  | (Part & {
      readonly kind: "column" | "empty" | "not-codes" | "not-dates" | "doubt";
      readonly field: string;
    })
  | (Part & {
      readonly kind: "values";
      readonly field: string;
      readonly values: number;
      readonly rows: number;
    })
  | { readonly kind: "accept-nothing"; readonly source: string }
  | { readonly kind: "accept-rho"; readonly rho: number };

/** Whether the mapping is incomplete without it: doubts may stay, and acceptances are asked by the step that runs. */
export function isOfMapping({ kind }: Decision): boolean {
  return kind !== "doubt" && !isOfAcceptance({ kind });
}

export function isOfAcceptance({ kind }: Pick<Decision, "kind">): boolean {
  return kind === "accept-nothing" || kind === "accept-rho";
}

/** Sources of the partner that was chosen, in the order of the study. */
export function sourcesOf(study: Study, partner: string): readonly Source[] {
  return (study.partners.get(partner)?.sources ?? []).flatMap((id) => study.sources.get(id) ?? []);
}

export function sourceParts({ id, contacts }: Source): readonly Part[] {
  const units = { source: id, role: "units" } as const;
  return contacts === null ? [units] : [units, { source: id, role: "contacts" }];
}

/** The columns that a part reads: of the open file, or of what a file of a known shape becomes; null where none is open. */
export function partProfile(
  part: Part,
  { choices, profiles }: { readonly choices: Choices; readonly profiles: Profiles },
): FileProfile | null {
  const { draft, guesses } = choices;
  const partDraft = draft === null ? null : partOf(draft, part);
  if (draft === null || partDraft === null) return null;
  if (isShaped(partDraft)) return guesses.get(partKey(part))?.profile ?? null;
  const read = partDraft.input === null ? partOf(draft, { ...part, role: "contacts" }) : partDraft;
  if (read?.input?.kind === "files") return pooledProfile(read.input, profiles);
  const profile = profiles.get(fileOf(read) ?? "") ?? null;
  const others = guesses.get(partKey(part))?.otherRows ?? [];
  return profile !== null && areOthersSetAside(partDraft)
    ? others.reduce((left, row) => withoutRow(left, row), profile)
    : profile;
}

/** The columns of a file without a row that is no unit, whose values are of none. */
function withoutRow(profile: FileProfile, row: ReadonlyMap<string, string>): FileProfile {
  return {
    ...profile,
    rows: profile.rows - 1,
    columns: profile.columns.map((column) => {
      const cell = row.get(column.name) ?? "";
      if (cell === "") return { ...column, blank: column.blank - 1 };
      const values = column.values.map((each) =>
        each.value === cell ? { ...each, rows: each.rows - 1 } : each,
      );
      return { ...column, filled: column.filled - 1, values: values.filter((each) => each.rows > 0) };
    }),
  };
}

/** Profiles of the files that are open and could be read, by name. */
export type Profiles = ReadonlyMap<string, FileProfile>;

export function decisionsOf(study: Study, choices: Choices, profiles: Profiles): readonly Decision[] {
  const { draft, partner } = choices;
  if (draft === null || partner === null) return [];
  const sources = sourcesOf(study, partner);
  return [
    ...sources.flatMap((source) =>
      sourceParts(source).flatMap((part) => ofPart(part, { source, draft, choices, profiles })),
    ),
    ...toAccept(study, sources, draft),
  ];
}

function ofPart(
  part: Part,
  {
    source,
    draft,
    choices,
    profiles,
  }: {
    readonly source: Source;
    readonly draft: MappingDraft;
    readonly choices: Choices;
    readonly profiles: Profiles;
  },
): readonly Decision[] {
  const partDraft = partOf(draft, part);
  if (partDraft === null) return [{ ...part, kind: "file" }];
  if (partDraft.input?.kind === "table") return [{ ...part, kind: "file-not-open" }];
  const profile = partProfile(part, { choices, profiles });
  if (profile === null) {
    if (partDraft.input === null) return [];
    const isOpen = choices.files.some(({ file }) => file.name === fileOf(partDraft));
    return isShaped(partDraft) && isOpen ? [] : [{ ...part, kind: "file-not-open" }];
  }
  if (isSheetUndecided(partDraft, profile)) return [{ ...part, kind: "sheet" }];
  const names = new Set(profile.columns.map(({ name }) => name));
  const isKeyMissing = partDraft.input !== null && !names.has(partDraft.key);
  return [
    ...(areOthersUndecided(part, partDraft, choices) ? [{ ...part, kind: "other-rows" } as const] : []),
    ...(isKeyMissing ? [{ ...part, kind: "key" } as const] : ofKey(part, partDraft, profile)),
    ...askedFields(part.role, source).flatMap((field) =>
      ofField(field, { part, partDraft, source, profile, choices }),
    ),
  ];
}

/** A run refuses a workbook with several sheets of one header, where none is named. */
function isSheetUndecided({ input }: PartDraft, { sheets }: FileProfile): boolean {
  const isNamed = input?.kind === "file" && input.format.sheet !== undefined;
  return !isNamed && (sheets?.alike ?? []).length > 0;
}

/** A run refuses a units file that does not name each unit once. */
function ofKey(part: Part, partDraft: PartDraft, profile: FileProfile): readonly Decision[] {
  const column = profile.columns.find(({ name }) => name === partDraft.key);
  if (part.role === "contacts" || partDraft.input === null || column === undefined) return [];
  const rows = column.filled + column.blank - column.distinct;
  return rows > 0 ? [{ ...part, kind: "key-twice", rows }] : [];
}

/** A run refuses rows that are no units and were not set aside. */
function areOthersUndecided(part: Part, partDraft: PartDraft, { guesses }: Choices): boolean {
  return (
    part.role === "units" &&
    !areOthersSetAside(partDraft) &&
    (guesses.get(partKey(part))?.otherRows.length ?? 0) > 0
  );
}

/** Whether a run can do without the field: a motive is needed only where a rule of the study uses it. */
export function isOptional(field: string, { role }: Part, source: Source): boolean {
  return (
    role === "contacts" &&
    field === "motive" &&
    source.contacts?.routine.every(({ motives }) => motives === null) === true
  );
}

function ofField(
  field: string,
  {
    part,
    partDraft,
    source,
    profile,
    choices,
  }: {
    readonly part: Part;
    readonly partDraft: PartDraft;
    readonly source: Source;
    readonly profile: FileProfile;
    readonly choices: Choices;
  },
): readonly Decision[] {
  const mapping = fieldMapping(partDraft, field, profile);
  const names = new Set(profile.columns.map(({ name }) => name));
  const columns =
    mapping === null ? [] : "columns" in mapping ? [...mapping.columns.values()] : [mapping.column];
  if (columns.length === 0 && isOptional(field, part, source)) return [];
  if (mapping === null || columns.length === 0 || columns.some((column) => !names.has(column)))
    return [{ ...part, kind: "column", field }];
  const unknown = columns.flatMap((column) =>
    untranslatedValues({ source, role: part.role, field, mapping, profile, column }),
  );
  if (unknown.length > 0)
    return [
      {
        ...part,
        kind: "values",
        field,
        values: new Set(unknown.map(({ value }) => value)).size,
        rows: unknown.reduce((sum, { rows }) => sum + rows, 0),
      },
    ];
  const unfit = unfitKind(field, { part, mapping, source, profile });
  if (unfit !== null) return [{ ...part, kind: unfit, field }];
  const isChecked = choices.checked.has(fieldKey(part, field));
  if (!isChecked && isEmpty(columns, profile)) return [{ ...part, kind: "empty", field }];
  const proposal = choices.guesses.get(partKey(part))?.proposals.fr;
  const guess = fieldGuess(field, columns, { proposal, isTranslated: true });
  return !isChecked && guess?.isDoubtful === true ? [{ ...part, kind: "doubt", field }] : [];
}

/** Whether no row has a value in any of the columns: a formula that was never computed leaves one so. */
export function isEmpty(columns: readonly string[], profile: FileProfile): boolean {
  const read = profile.columns.filter(({ name }) => columns.includes(name));
  return profile.rows > 0 && read.length > 0 && read.every(({ filled }) => filled === 0);
}

/** What a run would refuse of a whole column: no list of codes, or hardly any date as the mapping says they are written. */
function unfitKind(
  field: string,
  {
    part,
    mapping,
    source,
    profile,
  }: {
    readonly part: Part;
    readonly mapping: ColumnMapping | ItemColumns;
    readonly source: Source;
    readonly profile: FileProfile;
  },
): "not-codes" | "not-dates" | null {
  if ("columns" in mapping) return null;
  const column = profile.columns.find(({ name }) => name === mapping.column);
  if (column === undefined || column.filled === 0) return null;
  const type =
    part.role === "units" ? source.attributes.get(field)?.type : field === "date" ? "date" : "code";
  const missing = column.missing.reduce((sum, { rows }) => sum + rows, 0);
  if (type === "date") return column.days[mapping.dates] * 2 < column.filled - missing ? "not-dates" : null;
  if (type === "number" || type === "multiple") return null;
  return column.values.length === 0 ? "not-codes" : null;
}

/** What the partner must accept by name, or refuse. */
function toAccept(study: Study, sources: readonly Source[], draft: MappingDraft): readonly Decision[] {
  const rho = Math.min(study.disclosure.rho, draft.floors.rho ?? study.disclosure.rho);
  return [
    ...sources
      .filter(({ id, protects }) => protects === "nothing" && !draft.accepts.nothing.includes(id))
      .map(({ id }) => ({ kind: "accept-nothing", source: id }) as const),
    ...(rho > defaultDisclosure.rho && draft.accepts.rho !== rho
      ? [{ kind: "accept-rho", rho } as const]
      : []),
  ];
}

/**
 * Why the columns of a field were proposed, in the language of the proposal; null where the person chose others, or
 * has translated each value that was unknown in a doubtful guess.
 * @param columns where the draft reads the field
 * @param isTranslated whether the draft gives a meaning to each value
 */
export function fieldGuess(
  field: string,
  columns: readonly string[],
  { proposal, isTranslated }: { readonly proposal: Proposal | undefined; readonly isTranslated: boolean },
): { readonly reason: string; readonly isDoubtful: boolean } | null {
  const one = proposal?.fields.get(field) ?? proposal?.carried.get(field);
  if (one !== undefined) {
    if (columns.length !== 1 || columns[0] !== one.column) return null;
    const wasUnknown = one.codes !== null && one.codes.unknown.length > 0;
    return one.isDoubtful && wasUnknown && isTranslated ? null : one;
  }
  const several = proposal?.multiples.get(field);
  if (several === undefined || columns.length !== several.columns.length) return null;
  return columns.every((column) => several.columns.includes(column)) ? several : null;
}

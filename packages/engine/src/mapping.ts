import type { VigieError } from "@vigie/study";
import { type Form, readForm, readYaml, type Study } from "@vigie/study";
import { inputFile } from "./input-file.ts";
import { checkMapping } from "./mapping-check.ts";
import { type MappingFile, mappingFile } from "./mapping-file.ts";
import type { DateFormat, InputFile } from "./plan.ts";

/** What a partner's mapping file says, checked against the study. Made by `parseMapping` alone. */
export interface Mapping {
  readonly file: string;
  readonly partner: string;
  readonly fictitious: boolean;
  readonly sources: ReadonlyMap<string, SourceMapping>;
}

export interface SourceMapping {
  readonly units: UnitsMapping | null;
  readonly contacts: ContactsMapping | null;
}

export interface UnitsMapping {
  readonly file: InputFile;
  readonly key: string;
  readonly fields: ReadonlyMap<string, ColumnMapping>;
}

export interface ContactsMapping {
  readonly file: InputFile;
  readonly key: string;
  readonly date: ColumnMapping;
  readonly channel: ColumnMapping;
  readonly motive: ColumnMapping | null;
}

export interface ColumnMapping {
  readonly column: string;
  /** Value of the file → code of the study. */
  readonly codes: ReadonlyMap<string, string>;
  /** Values that stand for no value: unknown, or out of scope for a channel. */
  readonly without: readonly string[];
  readonly dates: DateFormat;
}

/** What `vigie map` writes where a person must choose; it can be no code of a study. */
export const untranslated = "À TRADUIRE";

/**
 * Reads a mapping file and checks it against the study: every mistake at once, each with its line.
 * @param file its path; the paths written in it start from its folder
 */
export function parseMapping(
  text: string,
  file: string,
  study: Study,
): { readonly mapping: Mapping } | { readonly errors: readonly VigieError[] } {
  const errors: VigieError[] = [];
  const written = readYaml(file, text, errors);
  const form = written && readForm({ written, schema: mappingFile, salvages }, errors);
  if (form) errors.push(...checkMapping(form, study));
  return form && errors.length === 0 ? { mapping: resolve(form, file) } : { errors: errors.toSorted(byLine) };
}

function byLine({ place: a }: VigieError, { place: b }: VigieError): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

const salvages = [
  "fictitious",
  "sources.*",
  "sources.*.units",
  "sources.*.contacts",
  "sources.*.units.format",
  "sources.*.units.fields.*",
  "sources.*.contacts.format",
  "sources.*.contacts.motive",
].map((at) => ({ at }));

function resolve({ value }: Form<MappingFile>, file: string): Mapping {
  return {
    file,
    partner: value.partner,
    fictitious: value.fictitious ?? false,
    sources: new Map(
      Object.entries(value.sources).map(([id, { units, contacts }]) => [
        id,
        {
          units: units === undefined ? null : resolveUnits(units, file),
          contacts: contacts === undefined ? null : resolveContacts(contacts, file),
        },
      ]),
    ),
  };
}

type SourceFile = MappingFile["sources"][string];

function resolveUnits(units: NonNullable<SourceFile["units"]>, file: string): UnitsMapping {
  return {
    file: inputFile(units, file),
    key: units.key,
    fields: new Map(Object.entries(units.fields ?? {}).map(([id, field]) => [id, columnMapping(field)])),
  };
}

function resolveContacts(contacts: NonNullable<SourceFile["contacts"]>, file: string): ContactsMapping {
  return {
    file: inputFile(contacts, file),
    key: contacts.key,
    date: columnMapping(contacts.date),
    channel: columnMapping(contacts.channel),
    motive: contacts.motive === undefined ? null : columnMapping(contacts.motive),
  };
}

type ColumnFile =
  | string
  | {
      readonly column: string;
      readonly codes?: Readonly<Record<string, string>> | undefined;
      readonly missing?: readonly string[] | undefined;
      readonly out_of_scope?: readonly string[] | undefined;
      readonly dates?: DateFormat | undefined;
    };

/** A column as the mapping writes it, its name alone included. */
export function columnMapping(written: ColumnFile): ColumnMapping {
  const { column, codes, missing, out_of_scope, dates } =
    typeof written === "string" ? ({ column: written } as const satisfies ColumnFile) : written;
  return {
    column,
    codes: new Map(Object.entries(codes ?? {})),
    without: [...(missing ?? []), ...(out_of_scope ?? [])],
    dates: dates ?? "iso",
  };
}

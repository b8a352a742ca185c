import type { ShapeName } from "@vigie/files";
import { type Form, readForm, readYaml, type Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkMapping } from "./check-mapping.ts";
import {
  type ColumnMapping,
  columnMapping,
  type ItemColumns,
  isItemColumns,
  itemColumns,
} from "./column-mapping.ts";
import { inputFile, inputOf } from "./input-file.ts";
import { type MappingFile, mappingFile } from "./mapping-file.ts";
import type { InputFile, Pad } from "./plan.ts";

/** What a partner's mapping file says, checked against the study. Made by `parseMapping` alone. */
export interface Mapping {
  readonly file: string;
  readonly partner: string;
  readonly fictitious: boolean;
  /** 32 bytes that the partner alone knows, in base64url without padding; null where no source protects persons. */
  readonly secret: string | null;
  readonly policy: PartnerPolicy;
  /** Leaves with the bundle. */
  readonly comment: string | null;
  readonly sources: ReadonlyMap<string, SourceMapping>;
}

/** What the partner requires of every study, and what it accepts of this one by name. Methods, section 7. */
export interface PartnerPolicy {
  /** Stricter than the study's where they are set: the smaller rho and the greater threshold hold. */
  readonly floors: { readonly rho: number | null; readonly min: number | null };
  /** Total rho of the different bundles about one window of observation. */
  readonly cap: number;
  readonly accepts: {
    /** Sources that protect nothing, every one of this partner. */
    readonly nothing: ReadonlySet<string>;
    /** The budget accepted above the default; null where none is. */
    readonly rho: number | null;
    /** What becomes of a noisy count under the threshold. */
    readonly small: "hidden" | "noisy";
  };
}

export interface SourceMapping {
  readonly units: UnitsMapping | null;
  readonly contacts: ContactsMapping | null;
}

export interface UnitsMapping {
  /** That of the contacts, where units come from them. */
  readonly file: InputFile;
  /** Several rows may be of one unit: see `UnitsInput`. */
  readonly fromContacts: boolean;
  /** Set where the file must first be turned into a plain one, by `convertFiles`. */
  readonly shape: KnownShape | null;
  readonly key: string;
  readonly pad: Pad;
  readonly totalRow: "refuse" | "set_aside";
  readonly fields: ReadonlyMap<string, ColumnMapping>;
  /** Questions of several answers that are read in a column an item. */
  readonly items: ReadonlyMap<string, ItemColumns>;
}

export interface KnownShape {
  readonly name: ShapeName;
  /** Columns of the file by the names that the shape gives them, where it is not to look for usual names. */
  readonly columns: ReadonlyMap<string, string>;
  /** Other files that the conversion reads, by the name the shape gives them. */
  readonly companions: ReadonlyMap<string, InputFile>;
}

export interface ContactsMapping {
  readonly file: InputFile;
  readonly key: string;
  readonly pad: Pad;
  readonly date: ColumnMapping;
  readonly channel: ColumnMapping;
  readonly motive: ColumnMapping | null;
}

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
  const form = written && readForm({ written, schema: mappingFile, salvages: mappingSalvages }, errors);
  if (form) errors.push(...checkMapping(form, study));
  return form && errors.length === 0 ? { mapping: resolve(form, file) } : { errors: errors.toSorted(byLine) };
}

function byLine({ place: a }: VigieError, { place: b }: VigieError): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Parts that a mistake spoils alone. */
export const mappingSalvages = [
  "fictitious",
  "floors",
  "cap",
  "accepts",
  "accepts.*",
  "comment",
  "secret",
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
    secret: value.secret ?? null,
    policy: resolvePolicy(value),
    comment: value.comment ?? null,
    sources: new Map(
      Object.entries(value.sources).map(([id, { units, contacts }]) => [
        id,
        {
          units: units === undefined ? null : resolveUnits(units, contacts, file),
          contacts: contacts === undefined ? null : resolveContacts(contacts, file),
        },
      ]),
    ),
  };
}

const capDefault = 3;

function resolvePolicy({ floors = {}, cap = capDefault, accepts = {} }: MappingFile): PartnerPolicy {
  return {
    floors: { rho: floors.rho ?? null, min: floors.min ?? null },
    cap,
    accepts: {
      nothing: new Set(accepts.nothing),
      rho: accepts.rho ?? null,
      small: accepts.small ?? "hidden",
    },
  };
}

type SourceFile = MappingFile["sources"][string];
type UnitsFile = NonNullable<SourceFile["units"]>;

function resolveUnits(units: UnitsFile, contacts: SourceFile["contacts"], file: string): UnitsMapping {
  if (!("from" in units))
    return {
      file: inputOf(units, file),
      fromContacts: false,
      shape: "file" in units && units.shape !== undefined ? knownShape(units.shape, units, file) : null,
      ...keyOf(units.key),
      totalRow: units.total_row ?? "refuse",
      ...resolveFields(units),
    };
  if (contacts === undefined) throw new RangeError("units from contacts, without contacts");
  return {
    file: inputOf(contacts, file),
    fromContacts: true,
    shape: null,
    ...keyOf(contacts.key),
    totalRow: "refuse",
    ...resolveFields(units),
  };
}

function resolveFields(units: UnitsFile): Pick<UnitsMapping, "fields" | "items"> {
  const fields = Object.entries(units.fields ?? {});
  return {
    fields: new Map(
      fields.flatMap(([id, field]) => (isItemColumns(field) ? [] : [[id, columnMapping(field)] as const])),
    ),
    items: new Map(
      fields.flatMap(([id, field]) => (isItemColumns(field) ? [[id, itemColumns(field)] as const] : [])),
    ),
  };
}

function keyOf(written: NonNullable<SourceFile["contacts"]>["key"]): {
  readonly key: string;
  readonly pad: Pad;
} {
  return typeof written === "string"
    ? { key: written, pad: null }
    : { key: written.column, pad: written.pad ?? null };
}

type ShapedFile = Extract<UnitsFile, { readonly file: string }>;

function knownShape(
  name: ShapeName,
  { columns = {}, with: companions = {} }: ShapedFile,
  mapping: string,
): KnownShape {
  const files = Object.entries(companions).map(
    ([id, written]) =>
      [id, inputFile(typeof written === "string" ? { file: written } : written, mapping)] as const,
  );
  return { name, columns: new Map(Object.entries(columns)), companions: new Map(files) };
}

function resolveContacts(contacts: NonNullable<SourceFile["contacts"]>, file: string): ContactsMapping {
  return {
    file: inputOf(contacts, file),
    ...keyOf(contacts.key),
    date: columnMapping(contacts.date),
    channel: columnMapping(contacts.channel),
    motive: contacts.motive === undefined ? null : columnMapping(contacts.motive),
  };
}

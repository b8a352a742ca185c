import type { ShapeName } from "@vigie/files";
import type { Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkMapping } from "./check-mapping.ts";
import type { ColumnMapping, ItemColumns } from "./column-mapping.ts";
import { draftOfFile } from "./draft/draft-of-file.ts";
import type { ContactsDraft, MappingDraft, ShapeDraft, UnitsDraft } from "./draft/mapping-draft.ts";
import { inputFile, inputOf } from "./input-file.ts";
import { readMappingForm } from "./mapping-form.ts";
import type { InputFile, Pad } from "./plan.ts";
import { checkSharedFiles } from "./shared-files.ts";

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
  /** Greatest rho of all bundles about one day, of the persons of one file. */
  readonly cap: number;
  readonly accepts: {
    /** Sources that protect nothing, every one of this partner. */
    readonly nothing: ReadonlySet<string>;
    /** The budget accepted above the default; null where none is. */
    readonly rho: number | null;
    /** What becomes of a noisy count under the threshold. */
    readonly small: "hidden" | "noisy";
    /** By source, why a doubt about its files is as it is, by the name of the doubt; stays at the partner's. */
    readonly doubts: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
  readonly otherRows: "refuse" | "set_aside";
  readonly fields: ReadonlyMap<string, ColumnMapping>;
  /** Questions of several answers that are read in one column per item. */
  readonly items: ReadonlyMap<string, ItemColumns>;
}

export interface KnownShape {
  readonly name: ShapeName;
  /** Columns of the file by the names that the shape gives them, where it is not to look for usual names. */
  readonly columns: ReadonlyMap<string, string>;
  /** Of a list of places: code of the département where names of communes are looked for. */
  readonly departement: string | null;
  /** Other files that the conversion reads, by the name the shape gives them. */
  readonly companions: ReadonlyMap<string, InputFile>;
}

export interface ContactsMapping {
  readonly file: InputFile;
  readonly key: string;
  readonly pad: Pad;
  readonly otherRows: "refuse" | "set_aside";
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
  const form = readMappingForm(text, file, errors);
  if (form) errors.push(...checkMapping(form, study));
  if (form === null || errors.length > 0) return { errors: errors.toSorted(byLine) };
  const mapping = resolve(draftOfFile(form.value), file);
  const unprotected = checkSharedFiles(mapping, form, study);
  return unprotected.length > 0 ? { errors: unprotected } : { mapping };
}

function byLine({ place: a }: VigieError, { place: b }: VigieError): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

const capDefault = 3;

/** @param file the mapping, from whose folder paths start */
function resolve(draft: MappingDraft, file: string): Mapping {
  const { partner, fictitious, secret, floors, cap, accepts, comment } = draft;
  return {
    file,
    partner,
    fictitious,
    secret,
    policy: {
      floors,
      cap: cap ?? capDefault,
      accepts: { ...accepts, nothing: new Set(accepts.nothing), small: accepts.small ?? "hidden" },
    },
    comment,
    sources: new Map(
      [...draft.sources].map(([id, { units, contacts }]) => [
        id,
        {
          units: units && resolveUnits(units, contacts, file),
          contacts: contacts && resolveContacts(contacts, file),
        },
      ]),
    ),
  };
}

function resolveUnits(
  { input, shape, key, pad, otherRows, fields }: UnitsDraft,
  contacts: ContactsDraft | null,
  file: string,
): UnitsMapping {
  const columns = {
    fields: new Map([...fields].flatMap(([id, field]) => ("columns" in field ? [] : [[id, field] as const]))),
    items: new Map([...fields].flatMap(([id, field]) => ("columns" in field ? [[id, field] as const] : []))),
  };
  if (input !== null)
    return {
      file: inputOf(input, file),
      fromContacts: false,
      shape: shape && knownShape(shape, file),
      key,
      pad,
      otherRows,
      ...columns,
    };
  if (contacts === null) throw new RangeError("units from contacts, without contacts");
  return {
    file: inputOf(contacts.input, file),
    fromContacts: true,
    shape: null,
    key: contacts.key,
    pad: contacts.pad,
    otherRows,
    ...columns,
  };
}

function knownShape({ companions, ...shape }: ShapeDraft, mapping: string): KnownShape {
  const files = [...companions].map(([id, companion]) => [id, inputFile(companion, mapping)] as const);
  return { ...shape, companions: new Map(files) };
}

function resolveContacts(
  { input, key, pad, otherRows, fields }: ContactsDraft,
  mapping: string,
): ContactsMapping {
  const [date, channel] = [fields.get("date"), fields.get("channel")];
  if (date === undefined || channel === undefined)
    throw new RangeError("contacts without a date or a channel");
  const motive = fields.get("motive") ?? null;
  return { file: inputOf(input, mapping), key, pad, otherRows, date, channel, motive };
}

import type { ShapeName } from "@vigie/files";
import { type Form, type Partner, readForm, readYaml, type Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkStudy } from "./checks/check-mapping.ts";
import {
  type ColumnMapping,
  columnMapping,
  type ItemColumns,
  isItemColumns,
  itemColumns,
} from "./column-mapping.ts";
import { formatOf, type InputDraft } from "./input-file.ts";
import { type FormatFile, type MappingFile, mappingFile } from "./mapping-file.ts";

/**
 * A mapping that a person is still making: plain data, never changed in place, so that each choice can be undone. It holds
 * all that a mapping file does, comments apart.
 */
export interface MappingDraft {
  readonly study: string;
  readonly partner: string;
  readonly fictitious: boolean;
  /** 32 bytes in base64url; null where the file that was read has none. */
  readonly secret: string | null;
  readonly floors: { readonly rho: number | null; readonly min: number | null };
  /** Null for the usual one. */
  readonly cap: number | null;
  readonly accepts: {
    readonly nothing: readonly string[];
    readonly rho: number | null;
    readonly small: "hidden" | "noisy" | null;
    readonly pooled: readonly string[];
    readonly doubts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  };
  /** Leaves with the bundle. */
  readonly comment: string | null;
  readonly sources: ReadonlyMap<string, SourceMappingDraft>;
}

export interface SourceMappingDraft {
  readonly units: UnitsDraft | null;
  readonly contacts: ContactsDraft | null;
  /** View of a cluster, of one row per unit; absent where the tables themselves are read. */
  readonly population?: string;
}

export interface UnitsDraft {
  /** Null where units are drawn from the contacts: the key is then theirs, and empty here. */
  readonly input: InputDraft | null;
  readonly shape: ShapeDraft | null;
  readonly key: string;
  readonly pad: number | null;
  readonly otherRows: "refuse" | "set_aside";
  /** By field of the study; one that is absent is read in the column of its own name. */
  readonly fields: ReadonlyMap<string, ColumnMapping | ItemColumns>;
}

export interface ShapeDraft {
  readonly name: ShapeName;
  readonly columns: ReadonlyMap<string, string>;
  /** Of a list of places: code of the département where names of communes are looked for; null where it is not given. */
  readonly departement: string | null;
  /** Other files that the conversion reads. */
  readonly companions: ReadonlyMap<string, { readonly file: string; readonly format: FormatFile }>;
}

export interface ContactsDraft {
  readonly input: InputDraft;
  readonly key: string;
  readonly pad: number | null;
  readonly otherRows: "refuse" | "set_aside";
  /** `date`, `channel` and, where the study takes account of it, `motive`. */
  readonly fields: ReadonlyMap<string, ColumnMapping>;
}

/**
 * A mapping of nothing yet.
 * @param secret 32 bytes drawn at random, in base64url
 */
export function newDraft(
  study: Pick<Study, "id">,
  partner: Pick<Partner, "id">,
  secret: string,
): MappingDraft {
  return {
    study: study.id,
    partner: partner.id,
    fictitious: false,
    secret,
    floors: { rho: null, min: null },
    cap: null,
    accepts: { nothing: [], rho: null, small: null, pooled: [], doubts: new Map() },
    comment: null,
    sources: new Map(),
  };
}

/**
 * Takes up a mapping file, even of an edition whose fields and codes were others: only its study and its form are
 * checked. `parseMapping` checks the rest, once the draft is written again.
 * @param file its name, for messages
 */
export function readDraft(
  text: string,
  file: string,
  study: Pick<Study, "id">,
): { readonly draft: MappingDraft } | { readonly errors: readonly VigieError[] } {
  const errors: VigieError[] = [];
  const form = readMappingForm(text, file, errors);
  if (form === null) return { errors };
  errors.push(...checkStudy(form, study));
  return errors.length > 0 ? { errors } : { draft: draftOfFile(form.value) };
}

/**
 * A mapping file of the right form, whatever its study.
 * @param file its name, for messages
 * @param errors filled with what is not of that form
 * @returns null where its form is wrong
 */
export function readMappingForm(text: string, file: string, errors: VigieError[]): Form<MappingFile> | null {
  const written = readYaml(file, text, errors);
  return written && readForm(written, mappingFile, errors);
}

/** The contents of a mapping file, before they are checked against a study. */
export function draftOfFile(value: MappingFile): MappingDraft {
  const { floors = {}, accepts = {} } = value;
  return {
    study: value.study,
    partner: value.partner,
    fictitious: value.fictitious ?? false,
    secret: value.secret ?? null,
    floors: { rho: floors.rho ?? null, min: floors.min ?? null },
    cap: value.cap ?? null,
    accepts: {
      nothing: accepts.nothing ?? [],
      rho: accepts.rho ?? null,
      small: accepts.small ?? null,
      pooled: accepts.pooled ?? [],
      doubts: new Map(
        Object.entries(accepts.doubts ?? {}).map(([source, reasons]) => [
          source,
          new Map(Object.entries(reasons)),
        ]),
      ),
    },
    comment: value.comment ?? null,
    sources: new Map(
      Object.entries(value.sources).map(([id, { units, contacts, population }]) => [
        id,
        {
          units: units === undefined ? null : unitsDraft(units),
          contacts: contacts === undefined ? null : contactsDraft(contacts),
          ...(population === undefined ? {} : { population }),
        },
      ]),
    ),
  };
}

type SourceFile = MappingFile["sources"][string];
type UnitsFile = NonNullable<SourceFile["units"]>;
type ContactsFile = NonNullable<SourceFile["contacts"]>;

function unitsDraft(units: UnitsFile): UnitsDraft {
  const fields = new Map(
    Object.entries(units.fields ?? {}).map(([id, field]) => [
      id,
      isItemColumns(field) ? itemColumns(field) : columnMapping(field),
    ]),
  );
  if ("from" in units) return { input: null, shape: null, key: "", pad: null, otherRows: "refuse", fields };
  return {
    input: inputDraft(units),
    shape: "file" in units ? shapeDraft(units) : null,
    ...keyOf(units.key),
    otherRows: units.other_rows ?? "refuse",
    fields,
  };
}

function shapeDraft({
  shape,
  columns = {},
  departement,
  with: companions = {},
}: Extract<UnitsFile, { readonly file: string }>): ShapeDraft | null {
  if (shape === undefined) return null;
  const files = Object.entries(companions).map(([name, written]) => {
    const named = typeof written === "string" ? { file: written } : written;
    return [name, { file: named.file, format: formatOf(named) }] as const;
  });
  return {
    name: shape,
    columns: new Map(Object.entries(columns)),
    // YAML reads 01 as the number 1.
    departement: departement === undefined ? null : String(departement).padStart(2, "0").toUpperCase(),
    companions: new Map(files),
  };
}

function contactsDraft(contacts: ContactsFile): ContactsDraft {
  const { date, channel, motive } = contacts;
  return {
    input: inputDraft(contacts),
    ...keyOf(contacts.key),
    otherRows: contacts.other_rows ?? "refuse",
    fields: new Map([
      ["date", columnMapping(date)],
      ["channel", columnMapping(channel)],
      ...(motive === undefined ? [] : [["motive", columnMapping(motive)] as const]),
    ]),
  };
}

function inputDraft(written: ContactsFile | Exclude<UnitsFile, { readonly from: string }>): InputDraft {
  return "table" in written
    ? { kind: "table", table: written.table, connection: written.connection }
    : { kind: "file", file: written.file, format: formatOf(written) };
}

function keyOf(written: ContactsFile["key"]): { readonly key: string; readonly pad: number | null } {
  return typeof written === "string"
    ? { key: written, pad: null }
    : { key: written.column, pad: written.pad ?? null };
}

import { type Form, readForm, readYaml, type Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkStudy } from "../checks/check-mapping.ts";
import { columnMapping, isItemColumns, itemColumns } from "../column-mapping.ts";
import { formatOf } from "../input-file.ts";
import type { ContactsDraft, InputDraft, MappingDraft, ShapeDraft, UnitsDraft } from "../mapping-draft.ts";
import { type MappingFile, mappingFile } from "../mapping-file.ts";

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
      doubts: new Map(
        Object.entries(accepts.doubts ?? {}).map(([source, reasons]) => [
          source,
          new Map(Object.entries(reasons)),
        ]),
      ),
    },
    comment: value.comment ?? null,
    sources: new Map(
      Object.entries(value.sources).map(([id, { units, contacts }]) => [
        id,
        {
          units: units === undefined ? null : unitsDraft(units),
          contacts: contacts === undefined ? null : contactsDraft(contacts),
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

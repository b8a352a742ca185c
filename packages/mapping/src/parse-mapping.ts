import type { Study } from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkMapping } from "./checks/check-mapping.ts";
import { draftOfFile, readMappingForm } from "./draft/read-draft.ts";
import { inputFile, inputOf } from "./input-file.ts";
import type { ContactsMapping, KnownShape, Mapping, UnitsMapping } from "./mapping.ts";
import type { ContactsDraft, MappingDraft, ShapeDraft, UnitsDraft } from "./mapping-draft.ts";
import { checkSharedFiles } from "./shared-files.ts";

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

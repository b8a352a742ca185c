import type { Form, Study } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { checkMapping, checkStudy } from "./checks/check-mapping.ts";
import type { ColumnMapping, ItemColumns, Pad } from "./column-mapping.ts";
import { fileIdentity, filesIn, type InputDraft, type InputFile, inputFile, inputOf } from "./input-file.ts";
import { type ListedFolders, withListedFolders } from "./listed-folders.ts";
import type { ContactsDraft, MappingDraft, ShapeDraft, UnitsDraft } from "./mapping-draft.ts";
import { readMappingForm } from "./mapping-file.ts";
import { mappingProblem } from "./problems.ts";

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
    /** Sources of a group whose small counts leave as drawn, to be added up with those of its other holders. */
    readonly pooled: ReadonlySet<string>;
    /** By source, why a doubt about its files is as it is, by the name of the doubt; stays at the partner's. */
    readonly doubts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  };
}

export interface SourceMapping {
  readonly units: UnitsMapping | null;
  readonly contacts: ContactsMapping | null;
  /** View of a cluster, of one row per unit; absent where the tables themselves are read. */
  readonly population?: InputFile;
}

export interface UnitsMapping {
  /** File of the units: that of the contacts, where units come from them. */
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
  readonly name: string;
  /** Columns of the file by the names that the shape gives them, where it is not to look for usual names. */
  readonly columns: ReadonlyMap<string, string>;
  /** Code of the département where a list of places looks for names of communes. */
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
 * A mapping whose files are elsewhere than beside it: lent to a page, under other paths. Messages still name them as the
 * mapping does.
 * @param locate the path of a file; called once per place where the mapping names one
 */
export function locatedMapping(mapping: Mapping, locate: (file: InputFile) => string): Mapping {
  const at = ({ parts, ...file }: InputFile): InputFile => {
    const files = parts?.files.map((part) => ({ ...part, path: locate(part) }));
    if (parts === undefined || files === undefined) return { ...file, path: locate(file) };
    return { ...file, path: files[0]?.path ?? file.path, parts: { ...parts, files } };
  };
  const sources = [...mapping.sources].map(([id, { units, contacts, ...more }]): [string, SourceMapping] => [
    id,
    {
      ...more,
      units: units && {
        ...units,
        file: at(units.file),
        shape: units.shape && {
          ...units.shape,
          companions: new Map([...units.shape.companions].map(([name, file]) => [name, at(file)])),
        },
      },
      contacts: contacts && { ...contacts, file: at(contacts.file) },
    },
  ]);
  return { ...mapping, sources: new Map(sources) };
}

/**
 * Reads a mapping file and checks it against the study: every mistake at once, each with its line.
 * @param file its path; the paths written in it start from its folder
 * @param context.shapes names of the known shapes of files that the application converts
 * @param context.folders what the folders hold that the mapping reads whole (`mappedFolders`)
 */
export function parseMapping(
  text: string,
  file: string,
  {
    study,
    shapes = [],
    folders = new Map(),
  }: { readonly study: Study; readonly shapes?: readonly string[]; readonly folders?: ListedFolders },
): { readonly mapping: Mapping } | { readonly errors: readonly VigieError[] } {
  const errors: VigieError[] = [];
  const written = readMappingForm(text, file, errors);
  const listed = written && withListedFolders(written, folders);
  const form = listed?.form;
  if (listed) errors.push(...listed.errors, ...checkMapping(listed.form, { study, shapes }));
  if (!form || errors.length > 0) return { errors: errors.toSorted(byLine) };
  const mapping = resolve(form.value, file);
  const unprotected = checkSharedFiles(mapping, form, study);
  return unprotected.length > 0 ? { errors: unprotected } : { mapping };
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
  return errors.length > 0 ? { errors } : { draft: form.value };
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
      accepts: {
        ...accepts,
        nothing: new Set(accepts.nothing),
        small: accepts.small ?? "hidden",
        pooled: new Set(accepts.pooled),
      },
    },
    comment,
    sources: new Map(
      [...draft.sources].map(([id, { units, contacts, population }]) => [
        id,
        {
          units: units && resolveUnits(units, contacts, file),
          contacts: contacts && resolveContacts(contacts, file),
          ...resolvePopulation(population, units?.input ?? contacts?.input ?? null),
        },
      ]),
    ),
  };
}

/** @param input tables of the same connection: `checkMapping` refused files */
function resolvePopulation(table: string | undefined, input: InputDraft | null) {
  if (table === undefined || input?.kind !== "table") return {};
  return { population: inputOf({ ...input, table }, "") };
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

/**
 * The other sources that name a same file or table as one does, for their units or their contacts: one person may be in all of
 * them. Two sheets of a workbook are one file.
 * @returns in the order of the mapping
 */
export function sourcesSharingFile({ sources }: Pick<Mapping, "sources">, source: string): readonly string[] {
  const filesOf = (id: string) => {
    const { units, contacts } = sources.get(id) ?? { units: null, contacts: null };
    return [units, contacts].flatMap((read) => (read ? filesIn(read.file).map(nameOfInput) : []));
  };
  const files = new Set(filesOf(source));
  return [...sources.keys()].filter((id) => id !== source && filesOf(id).some((file) => files.has(file)));
}

/** A file of persons read by a source that protects nothing would let their exact counts out. */
function checkSharedFiles(
  mapping: Mapping,
  { written }: Pick<Form<MappingDraft>, "written">,
  { sources }: Pick<Study, "sources">,
): readonly VigieError[] {
  const protects = (id: string) => sources.get(id)?.protects;
  return [...mapping.sources.keys()].flatMap((id) => {
    const other = sourcesSharingFile(mapping, id).find((one) => protects(one) === "persons");
    if (protects(id) !== "nothing" || other === undefined) return [];
    return [
      mappingProblem("engine/persons-file-unprotected", written.placeOfKey(["sources", id]), {
        source: textValue(id),
        other: textValue(other),
      }),
    ];
  });
}

/** Names of one file or table are taken for one too easily: a sum that is too great protects, one too small does not. */
function nameOfInput({ path, format }: InputFile): string {
  return format.kind === "table"
    ? `table ${format.connection} ${path.normalize("NFC").toLowerCase().replaceAll(/["\s]/g, "")}`
    : `file ${fileIdentity(path)}`;
}

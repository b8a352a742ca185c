import type { ShapeName } from "@vigie/files";
import type { ColumnMapping, ItemColumns, Pad } from "./column-mapping.ts";
import type { InputFile } from "./input-file.ts";

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
 * A mapping whose files are elsewhere than beside it: lent to a page, under other paths. Messages still name them as the
 * mapping does.
 * @param locate the path of a file; called once per place where the mapping names one
 */
export function locatedMapping(mapping: Mapping, locate: (file: InputFile) => string): Mapping {
  const at = (file: InputFile): InputFile => ({ ...file, path: locate(file) });
  const sources = [...mapping.sources].map(([id, { units, contacts }]): [string, SourceMapping] => [
    id,
    {
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

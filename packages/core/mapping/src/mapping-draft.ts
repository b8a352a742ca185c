import type { Partner, Study } from "@vigie/study";
import type { ColumnMapping, ItemColumns } from "./column-mapping.ts";
import type { FormatFile, InputDraft } from "./input-file.ts";

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
  readonly name: string;
  readonly columns: ReadonlyMap<string, string>;
  /** Code of the département where a list of places looks for names of communes; null where it is not given. */
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

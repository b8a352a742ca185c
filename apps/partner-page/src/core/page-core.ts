import type { Conversion } from "@vigie/files";
import type { FileProfile, FileRole, MappingDraft, Proposal } from "@vigie/mapping";
import type { ReadingProgress, WorkerParts } from "@vigie/page-engine";
import type { PartnerRun, RunPhase } from "@vigie/partner";
import type { Study, Window } from "@vigie/study";
import type { Language, VigieError } from "@vigie/words";
import type { ReaderFigures } from "./reader-figures.ts";

/*
 * What is under the interface. Everything computes in workers of the page, on files that the browser lends slice by slice;
 * nothing is stored, and nothing is asked of the network once the parts are loaded. Mistakes are `VigieErrors`, which
 * `problem-list.tsx` puts into words in the person's language. Without a worker: `mapping-choices.ts` (drafts),
 * `dossier.ts` (what the person keeps).
 */

/** What the page loads before it shuts the network out. */
export interface CoreParts {
  /** Bundled from `core-worker.ts`. */
  readonly worker: string;
  /** `duckdb-wasm-worker.ts`, bundled; `@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js`; `duckdb-eh.wasm`. */
  readonly duckDb: WorkerParts;
  /** `parquet-wasm-worker.ts`, bundled; `parquet-wasm/esm/parquet_wasm_bg.wasm`. */
  readonly parquet: WorkerParts;
  /** JSON of `PackageLists`: the communes of France, for lists of places. */
  readonly communes: Blob;
  /** Version that the bundle names. */
  readonly softwareVersion: string;
}

/** One study at a time; a page that opens another closes this one first. */
export interface PageCore {
  /**
   * Reads a `.vigie` file: the folder of a study, zipped.
   * @throws {VigieErrors} no zip, too large, written for a newer version of Vigie, or with any mistake of a study
   */
  openStudy(file: Blob): Promise<OpenedStudy>;
  /**
   * Opens a data file and profiles all its rows. It replaces a file of the same name. Mistakes of the file are in
   * `problems`: they are not thrown.
   * @param settings what the person corrects of what was recognised
   * @throws {DOMException} `AbortError`, where it was cancelled: the file is not there
   */
  addFile(file: File, settings?: ReadSettings, watched?: Watched): Promise<ProfiledFile>;
  removeFile(name: string): Promise<void>;
  /**
   * Guesses the role of a file for a source of the study, and its columns; the guess replaces what the draft had of the part.
   * @param asked with the role, where the person chose it
   * @throws {VigieErrors} where the file cannot be read
   */
  propose(asked: {
    readonly draft: MappingDraft;
    readonly source: string;
    readonly file: string;
    readonly role?: FileRole | null;
  }): Promise<MappingProposal>;
  /**
   * Runs all the sources of the partner.
   * @throws {VigieErrors} every mistake of the mapping and of the files of the first source that has some; a refusal that
   * protects persons; `RefusedRun`, with the codes that the study does not know; `DoubtedRun`, with the doubts
   * @throws {DOMException} `AbortError`, where it was cancelled: files and drafts stay, and another run may follow
   */
  run(asked: RunRequest): Promise<FinishedRun>;
  /** @param bundle of a run of this study: what leaves, and nothing else, is drawn */
  figures(bundle: Uint8Array, language: Language): Promise<ReaderFigures>;
  /**
   * Puts the exact figures of a holder beside those published of its group: a page and a document, by file name, which stay.
   * @throws {VigieErrors} no zip of a publication's data, or of another study or version, or without the group
   */
  compare(asked: OwnRequest): Promise<ReadonlyMap<string, string | Uint8Array>>;
  /** Ends the workers, and gives their memory back. */
  close(): void;
}

/** What a page shows, and can do, of long work under way. */
export interface Watched {
  /** Follows all files of the source together, in a run; workbooks and Parquet are not followed. */
  readonly reading?: (reading: ReadingProgress) => void;
  readonly signal?: AbortSignal;
}

export interface OpenedStudy {
  readonly study: Study;
  /** Text by path in the study’s folder. */
  readonly files: ReadonlyMap<string, string>;
}

export interface ReadSettings {
  /** Sheet of a workbook. */
  readonly sheet?: string;
  readonly encoding?: "utf-8" | "cp1252" | "utf-16";
  readonly delimiter?: string;
  readonly decimal?: "." | ",";
}

export interface ProfiledFile {
  /** By which drafts name it. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Its columns, values and first rows, which never leave the page; null where it is not a table by itself, as a JSON list of
   * places, or could not be read.
   */
  readonly profile: FileProfile | null;
  /** By source of the study without contacts, for a file that Vigie knows by its shape. */
  readonly shapes: ReadonlyMap<string, string>;
  readonly problems: readonly VigieError[];
}

export interface MappingProposal {
  readonly draft: MappingDraft;
  /** Guesses of the draft, with their reasons in each language. */
  readonly proposals: Readonly<Record<Language, Proposal>>;
  /** What the proposal was made from: the profile of the file, or of what a file of a known shape becomes. */
  readonly profile: FileProfile;
  /** What the conversion of a file of a known shape did. */
  readonly conversion: Conversion | null;
  /** The other file that had this role in the draft; null where none did. */
  readonly replaced: string | null;
  /** Its rows that look like no units: cells by column. */
  readonly otherRows: readonly ReadonlyMap<string, string>[];
}

export interface RunRequest extends Watched {
  readonly partner: string;
  /** Which of the holders of a group it is; null for one institution. */
  readonly holder?: string | null;
  readonly draft: MappingDraft;
  /** Written in the bundle, `2026-11-25`. */
  readonly date: string;
  /** Text of the private key that signs; null for a bundle without signature. */
  readonly key: string | null;
  /** Text of the ledger that the person kept; null for a first bundle. */
  readonly ledger: string | null;
  /** Hash of a bundle of the ledger that was handed over to nobody: its budget is given back. */
  readonly unsent?: string | null;
  /** Language of the pages that stay. */
  readonly language: Language;
  /** `source`: null for a step of them all; `share`: in 0..1, or null where it cannot be known. */
  readonly progress?: (source: string | null, step: RunPhase, share: number | null) => void;
}

export interface OwnRequest {
  /** Tables of a holder, for this study. */
  readonly run: Pick<PartnerRun, "bundle" | "privateFiles">;
  /** The zip of the data that the site offers. */
  readonly published: File;
  readonly language: Language;
}

export interface FinishedRun {
  /** `bundle` is the zip that leaves. */
  readonly run: PartnerRun;
  /** SHA-256 of the bundle, in hexadecimal. */
  readonly hash: string;
  readonly date: string;
  /** What the conversion of files of a known shape did, by source. */
  readonly conversions: ReadonlyMap<string, Conversion>;
  /** Name and public half of the key; null for a bundle without signature. */
  readonly signedBy: { readonly key: string; readonly public: string } | null;
  /** The ledger with this bundle, to keep; null for fictitious data, which spend nothing. */
  readonly ledger: string | null;
  readonly budgets: readonly SpentBudget[];
}

/** What left about the persons of a source, or of several that read one file, all bundles of the ledger together. */
export interface SpentBudget {
  readonly sources: readonly string[];
  /** The days on which most left. */
  readonly window: Window;
  /** Budget of this bundle. */
  readonly rho: number;
  readonly used: number;
  readonly cap: number;
  /** Whether each of its draws was counted already. */
  readonly isSame: boolean;
}

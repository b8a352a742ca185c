import type { FileStore } from "@vigie/files";
import type { InputFile } from "@vigie/mapping";
import type { Database } from "../connectors/database.ts";

/** What reading a file needs. */
export interface Reading {
  readonly database: Database;
  /** Where the file is, and where a copy is made where the database cannot read it as it is. */
  readonly store: FileStore;
  /** Columns that the plan reads. */
  readonly columns: readonly string[];
  /** Those that it reads in the source's other file. */
  readonly others?: readonly string[];
  /** Set where what is read is a copy: the file as the mapping names it. */
  readonly original?: InputFile;
}

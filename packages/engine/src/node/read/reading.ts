import type { Database } from "../../connectors/database.ts";
import type { InputFile } from "../../plan.ts";

/** What reading needs beside the file. */
export interface Reading {
  readonly database: Database;
  /** For a copy of the file where DuckDB cannot read it as it is. */
  readonly workFolder: string;
  /** Columns that the plan reads. */
  readonly columns: readonly string[];
  /** Those that it reads in the source's other file. */
  readonly others?: readonly string[];
  /** Set where what is read is a copy: the file as the mapping names it. */
  readonly original?: InputFile;
}

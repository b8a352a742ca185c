import type { Place, VigieError } from "@vigie/study";
import type { Relation } from "../../compile/relation.ts";
import type { InputFile } from "../../plan.ts";
import type { Sql } from "../../sql.ts";
import type { Database } from "../database.ts";

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

/** A file that DuckDB can select from. */
export interface OpenedFile {
  readonly file: InputFile;
  /** Copy in the work folder that stands for it, if any. */
  readonly copy: string | null;
  /** For the one pass. */
  readonly relation: Relation;
  /** The same rows, to look again at what is wrong with them; each with its number. */
  readonly numbered: { readonly relation: Relation; readonly number: Sql };
  /** Names of all its columns, in their order. */
  readonly names: readonly string[];
  /** Once the pass has read `rows` rows: what it could not read, and how many rows it set aside. */
  unread(rows: number): Promise<{ readonly ragged: number; readonly errors: readonly VigieError[] }>;
  /** Where the pass failed: what in this file makes it unreadable, if that can be told. */
  blame(): Promise<readonly VigieError[]>;
  /** The last row that holds a value; null where it cannot be told apart. */
  lastRow(): Promise<LastRow | null>;
  /** Where rows with these numbers stand in the file, in their order. */
  places(rows: readonly number[]): Promise<readonly Place[]>;
}

export interface LastRow {
  /** Of every column of the file, in its order. */
  readonly cells: readonly string[];
  /** Rows under it, which hold nothing. */
  readonly below: number;
  /** Of the relations: true of every other row. */
  readonly others: Sql;
}

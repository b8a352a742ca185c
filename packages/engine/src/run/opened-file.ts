import type { InputFile, MissingKind } from "@vigie/mapping";
import type { Place, VigieError } from "@vigie/words";
import type { Relation } from "../compile/relation.ts";
import type { Sql } from "../sql.ts";

/** A file, or a table of a database, that a statement can select from. */
export interface OpenedFile {
  readonly file: InputFile;
  /** For the one pass. */
  readonly relation: Relation;
  /** The same rows, to look again at what is wrong with them; each with its number. */
  readonly numbered: { readonly relation: Relation; readonly number: Sql };
  /** Names of all its columns, in their order. */
  readonly names: readonly string[];
  /** Of a SAS or SPSS file, what was read as empty and says why. */
  readonly missing?: readonly MissingKind[];
  /** Of a sheet, rows that its reader does not see, or sees crossed out; they are read as the others. */
  readonly shownOut?: { readonly hidden: number; readonly struck: number };
  /** Once the pass has read `rows` rows: what it could not read, and how many rows it set aside. */
  unread(rows: number): Promise<{ readonly ragged: number; readonly errors: readonly VigieError[] }>;
  /** After a failed pass: what makes this file unreadable, where that can be found. */
  blame(): Promise<readonly VigieError[]>;
  /** The last row that holds a value; null where it cannot be identified. */
  lastRow(): Promise<LastRow | null>;
  /** Of a text file that stops without an end of line, as one that was cut: see `openEnd`. */
  end?(): Promise<"open" | "short" | null>;
  /** Of what is read as text: the values of a column, mapped or not, in rows taken all along it. */
  sampled?(column: string): Promise<readonly string[]>;
  /** Where rows with these numbers stand in the file, in their order. */
  places(rows: readonly number[]): Promise<readonly Place[]>;
  /** Erases the copy that stands for it, if any. */
  erase(): Promise<void>;
}

export interface LastRow {
  /** Of every column of the file, in its order. */
  readonly cells: readonly string[];
  /** Rows under it, which hold nothing. */
  readonly below: number;
  /** Of the relations: true of every other row. */
  readonly others: Sql;
}

import type { FileStore, StatisticalReader } from "@vigie/files";
import { firstLine, hasLines, type InputFile, type MissingKind } from "@vigie/mapping";
import { countValue, type FilePlace, type VigieError } from "@vigie/words";
import type { Relation } from "./compile/relation.ts";
import type { Database, DatabaseCell } from "./database.ts";
import { engineInputError } from "./problems.ts";
import type { Sql } from "./sql.ts";

/** A file, or a table of a database, that a statement can select from. */
export interface OpenedFile {
  readonly file: InputFile;
  /** For the one pass. */
  readonly relation: Relation;
  /** Rows of the file, to look again at what is wrong with them; each with its number. */
  readonly numbered: { readonly relation: Relation; readonly number: Sql };
  /** Names of all its columns, in their order. */
  readonly names: readonly string[];
  /** What was read as empty in a SAS or SPSS file and says why. */
  readonly missing?: readonly MissingKind[];
  /** Rows of a sheet that its reader does not see, or sees crossed out; they are read as the others. */
  readonly shownOut?: { readonly hidden: number; readonly struck: number };
  /** Once the pass has read `rows` rows: what it could not read, and how many rows it set aside. */
  unread(rows: number): Promise<{ readonly ragged: number; readonly errors: readonly VigieError[] }>;
  /** After a failed pass: what makes this file unreadable, where that can be found. */
  blame(): Promise<readonly VigieError[]>;
  /** The last row that holds a value; null where it cannot be identified. */
  lastRow(): Promise<LastRow | null>;
  /** How a text file ends that stops without an end of line, as one that was cut: see `openEnd`. */
  end?(): Promise<"open" | "short" | null>;
  /** Values of a column that is read as text, mapped or not, in rows taken all along it. */
  sampled?(column: string): Promise<readonly string[]>;
  /** Parts of several files read as one, and how many have a last row that sums the others. */
  readonly parts?: { readonly files: readonly OpenedFile[]; readonly totals: number };
  /** Where rows with these numbers stand in the file, in their order. */
  places(rows: readonly number[]): Promise<readonly FilePlace[]>;
  /** Tables of each server, where a table is distributed between several, in an order of its own; none for any other table. */
  ownTables?(): Promise<readonly OwnTable[]>;
  /** Erases the copy that stands for it, if any. */
  erase(): Promise<void>;
}

/** A table of a server, in place of one that the mapping names; of all servers of a cluster, where they have the same. */
export interface OwnTable {
  readonly server: string;
  readonly schema: string;
  readonly table: string;
}

/** Rows of each of several files read as one are numbered from a multiple of this: more than any file has. */
export const partRows = 2 ** 40;

export interface LastRow {
  /** Cells of every column of the file, in its order. */
  readonly cells: readonly string[];
  /** Rows under it, which hold nothing. */
  readonly below: number;
  /** Condition on the relations, true of every other row. */
  readonly others: Sql;
}

/** Rows among which the last one that holds a value is looked for. */
export const lastRows = 20;

/**
 * The first of these rows that holds a value.
 * @param rows from the last one upwards, each with the condition that the others meet
 */
export function lastFilled(
  rows: readonly { readonly cells: readonly DatabaseCell[]; readonly others: Sql }[],
): LastRow | null {
  const all = rows.map(({ cells, others }) => ({
    cells: cells.map((cell) => (cell === null ? "" : String(cell))),
    others,
  }));
  const below = all.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const last = all[below];
  return last === undefined ? null : { ...last, below };
}

/** A study reads tens of columns. DuckDB takes time and memory for each one that is there, read or not. */
const columnsMax = 2000;

/**
 * Called as soon as a header is known: nothing else of a wider file is read.
 * @param width number of columns, nameless ones included
 * @param line where they are named, if not where the format says
 * @throws {VigieErrors} there are too many
 */
export function checkWidth(
  { shown: file, format }: Pick<InputFile, "shown" | "format">,
  width: number,
  line = firstLine(format),
): void {
  if (width <= columnsMax) return;
  const place = hasLines(format) ? { file, line } : { file };
  throw engineInputError("engine/columns-too-many", place, { max: countValue(columnsMax) });
}

/** What reading a file needs. */
export interface FileReading {
  readonly database: Database;
  /** Where the file is, and where a copy is made where the database cannot read it as it is. */
  readonly store: FileStore;
  /** Readers that the application has. */
  readonly readers?: readonly StatisticalReader[];
  /** Columns that the plan reads. */
  readonly columns: readonly string[];
  /** Columns that it reads in the source's other file. */
  readonly others?: readonly string[];
  /** Set where what is read is a copy: the file as the mapping names it. */
  readonly original?: InputFile;
}

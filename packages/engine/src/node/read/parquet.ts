import { VigieErrors } from "@vigie/study";
import type { Column } from "../../compile/relation.ts";
import type { InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import { name, type Sql, sql, value } from "../../sql.ts";
import { checkFile } from "./check-file.ts";
import { columnProblems } from "./header.ts";
import type { OpenedFile, Reading } from "./opened-file.ts";

/**
 * A Parquet file, read in place; its columns keep their types.
 * @throws {VigieErrors} absent, truncated, or a column that the plan reads is not there
 */
export async function openParquet(file: InputFile, { database, columns }: Reading): Promise<OpenedFile> {
  await checkFile(file, { starts: "PAR1", ends: "PAR1", otherwise: "engine/parquet-unreadable" });
  const from = sql`read_parquet(${value(file.path)})`;
  const described = await database
    .rows(sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`)
    .catch((error: unknown) => {
      throw error instanceof VigieErrors
        ? error
        : new VigieErrors([problem("engine/parquet-unreadable", { file: file.shown })]);
    });
  const types = new Map(described.map(([column, type]) => [String(column), String(type)]));
  const wrong = columnProblems(file, [...types.keys()], columns);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const relation = {
    from,
    columns: new Map(columns.map((column) => [column, typed(name(column), types.get(column) ?? "")])),
  };
  return {
    file,
    copy: null,
    relation,
    numbered: {
      relation: { ...relation, from: sql`read_parquet(${value(file.path)}, file_row_number = true)` },
      number: sql`file_row_number + 1`,
    },
    unread: async () => ({ ragged: 0, errors: [] }),
    places: async (rows) => rows.map((row) => ({ file: file.shown, row })),
  };
}

function typed(column: Sql, type: string): Column {
  const plain = sql`CAST(${column} AS VARCHAR)`;
  if (type === "VARCHAR") return { sql: column, type: "text", text: column };
  if (type === "DATE") return { sql: column, type: "day", text: plain };
  if (type === "TIMESTAMP WITH TIME ZONE") return { sql: column, type: "instant", text: plain };
  if (type.startsWith("TIMESTAMP")) return { sql: column, type: "stamp", text: plain };
  if (/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/.test(type))
    return { sql: column, type: "whole", text: plain };
  if (type === "DOUBLE" || type === "FLOAT" || type.startsWith("DECIMAL"))
    return { sql: column, type: "number", text: wholeText(column) };
  return { sql: plain, type: "text", text: plain };
}

/** A code written 1 that a tool stored as 1.0 because of a missing value beside it. */
function wholeText(column: Sql): Sql {
  return sql`CASE WHEN ${column} = trunc(${column}) AND abs(${column}) < 1e15 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

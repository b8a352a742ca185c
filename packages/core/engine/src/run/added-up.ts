import { isCount, isCountName } from "@vigie/mapping";
import type { Database } from "../database.ts";
import type { OpenedFile } from "../opened-file.ts";
import type { AddedUp } from "../quality.ts";
import { name, sql } from "../sql.ts";

/** Rows that are looked at where a file is not read as text. */
const rowsMax = 20_000;

/**
 * Contacts that are not one per row: a column that the plan does not read, called as a number of contacts and of whole numbers
 * alone, some above one.
 */
export async function addedUp(
  file: OpenedFile,
  read: readonly string[],
  database: Database,
): Promise<AddedUp | null> {
  for (const column of file.names.filter((each) => isCountName(each) && !read.includes(each))) {
    const texts = (await valuesOf(file, column, database)).map((text) => text.trim());
    const filled = texts.filter((text) => text !== "");
    const count = filled.filter((text) => Number(text) > 1).length;
    if (count > 0 && filled.every(isCount)) return { column, count, of: texts.length };
  }
  return null;
}

async function valuesOf(
  { sampled, relation: { from } }: OpenedFile,
  column: string,
  { dialect, rows }: Database,
): Promise<readonly string[]> {
  if (sampled !== undefined) return sampled(column);
  const found = await rows(sql`SELECT ${dialect.textOf(name(column))} FROM ${from} LIMIT ${rowsMax}`);
  return found.map(([text]) => String(text ?? ""));
}

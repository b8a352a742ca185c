import type { InputFile } from "@vigie/mapping";
import { columnOf } from "../../../../core/engine/src/compile/relation.ts";
import type { FileReading } from "../../../../core/engine/src/opened-file.ts";
import { openFile } from "../../../../core/engine/src/read/open-file.ts";
import { join, sql } from "../../../../core/engine/src/sql.ts";

/** The rows of a file, in their order: their numbers, then the texts of the columns as codes and keys are compared. */
export async function columnTexts(
  file: InputFile,
  reading: FileReading,
): Promise<readonly (readonly unknown[])[]> {
  const opened = await openFile(file, reading);
  try {
    const { relation, number } = opened.numbered;
    const texts = reading.columns.map((column) => columnOf(relation, column).text);
    const found = await reading.database.rows(
      sql`SELECT CAST(${number} AS INTEGER) AS number, ${join(texts, ", ")} FROM ${relation.from} ORDER BY number`,
    );
    return found.map((row) => [...row]);
  } finally {
    await opened.erase();
  }
}

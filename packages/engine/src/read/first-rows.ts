import { type FileStore, fileRows, firstRows, type TextRow, withFile } from "@vigie/files";
import { hasLines, type InputFile } from "@vigie/mapping";
import { checkWidth } from "../check-width.ts";

/**
 * The first rows of a file whose rows stand on lines, as they stand; none of another.
 * @throws {VigieErrors} when the file cannot be read so far, or one of them has too many columns
 */
export async function firstRowsOf(file: InputFile, store: FileStore): Promise<readonly TextRow[]> {
  const { format } = file;
  if (!hasLines(format)) return [];
  async function* narrow(rows: AsyncIterable<TextRow>) {
    for await (const row of rows) {
      checkWidth(file, row.values.length, row.line);
      yield row;
    }
  }
  return withFile(store, file, (source) => firstRows(narrow(fileRows(source, file, format))));
}

import { type FileStore, fileRows, firstRows, type TextRow, withFile } from "@vigie/files";
import { hasLines, type InputFile } from "../plan.ts";

/**
 * The first rows of a file whose rows stand on lines, as they stand; none of another.
 * @throws {VigieErrors} when the file cannot be read so far
 */
export async function firstRowsOf(file: InputFile, store: FileStore): Promise<readonly TextRow[]> {
  const { format } = file;
  if (!hasLines(format)) return [];
  return withFile(store, file, (source) => firstRows(fileRows(source, file, format)));
}

import { type CsvFormat, type FileStore, type NamedFile, utf8Text, withFile } from "@vigie/files";

/**
 * The path of a CSV file in plain UTF-8: the file itself, or a copy where it is compressed, in another encoding, or begins
 * with titles. DuckDB reads gzip too, but takes a truncated file for a whole one.
 * @throws {VigieErrors} absent, empty, truncated, no text, or not in its declared encoding; disk full
 */
export async function plainText(file: NamedFile, format: CsvFormat, store: FileStore): Promise<string> {
  return withFile(store, file, async (source) => {
    const copied = await utf8Text(source, file, format);
    if (copied === null) return file.path;
    const { text, isOnlyRecoded } = copied;
    const { encoding, headerRow = 1, delimiter, quote } = format;
    // Titles are left out line by line, the header then completed: neither depends on separators without them.
    const reading = headerRow === 1 ? [encoding] : [encoding, headerRow, delimiter, quote];
    return store.copy(text, { file, reading: JSON.stringify(reading), isOnlyRecoded });
  });
}

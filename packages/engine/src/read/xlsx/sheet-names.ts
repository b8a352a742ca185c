import { type FileStore, type NamedFile, openWorkbook, withFile } from "@vigie/files";

/**
 * Names of the sheets of a workbook, in their order.
 * @throws {VigieErrors} absent, cut or protected by a password
 */
export function sheetNames(file: NamedFile, store: FileStore): Promise<readonly string[]> {
  return withFile(store, file, async (source) => (await openWorkbook(source, file.shown)).sheets);
}

import { resolve } from "node:path";
import type { InputFile } from "../../plan.ts";
import { openCsv } from "./csv.ts";
import type { OpenedFile, Reading } from "./opened-file.ts";
import { openParquet } from "./parquet.ts";
import { openXlsx } from "./xlsx/open-xlsx.ts";

/**
 * Opens a file of a plan, whatever its kind.
 * @throws {VigieErrors} when it cannot be the file that the mapping describes
 */
export function openFile(named: InputFile, reading: Reading): Promise<OpenedFile> {
  const file = { ...named, path: resolve(named.path) };
  switch (file.format.kind) {
    case "csv":
      return openCsv(file, file.format, reading);
    case "parquet":
      return openParquet(file, reading);
    case "xlsx":
      return openXlsx(file, file.format, reading);
    default:
      return file.format satisfies never;
  }
}

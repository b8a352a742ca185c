import type { InputFile } from "@vigie/mapping";
import type { FileReading, OpenedFile } from "../opened-file.ts";
import { openCsv } from "./csv.ts";
import { openParquet } from "./parquet.ts";
import { openStatistical } from "./statistical.ts";
import { openXlsx } from "./xlsx.ts";

/**
 * Opens a file of a plan, whatever its kind.
 * @throws {VigieErrors} when it cannot be the file that the mapping describes
 */
export function openFile(file: InputFile, reading: FileReading): Promise<OpenedFile> {
  switch (file.format.kind) {
    case "csv":
      return openCsv(file, file.format, reading);
    case "parquet":
      return openParquet(file, reading);
    case "xlsx":
      return openXlsx(file, file.format, reading);
    case "sas7bdat":
    case "xpt":
    case "sav":
      return openStatistical(file, file.format, reading);
    case "table":
      throw new RangeError("a table is read by its database");
    default:
      return file.format satisfies never;
  }
}

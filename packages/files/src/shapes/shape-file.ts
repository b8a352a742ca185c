import { type CsvFormat, copiedCsv } from "../csv/csv-format.ts";
import { type CsvShape, csvShape } from "../csv/csv-shape.ts";
import { type FileSources, type NamedFile, withFile } from "../file-store.ts";

/** A file given for one of a known shape, as a mapping names it. */
export interface ShapeFile extends NamedFile {
  readonly format:
    | ({ readonly kind: "csv" } & CsvFormat)
    | { readonly kind: "xlsx"; readonly sheet: string | null }
    /** What no known shape is written as: refused. */
    | { readonly kind: "parquet" | "sas7bdat" | "sav" | "xpt" | "table" };
}

/** A file given without its format, and the format that it seems to have. */
export interface SeenFile {
  readonly file: ShapeFile;
  /** Null for a workbook, and for records. */
  readonly csv: CsvShape | null;
}

/**
 * Looks at how a file is written: a workbook, records in JSON, else a CSV file, whose lines that cannot be read are set aside.
 * @param sheet of a workbook; the first where null
 * @throws {VigieErrors} when it cannot be read
 */
export async function seenFile(
  named: NamedFile,
  { store, sheet = null }: { readonly store: FileSources; readonly sheet?: string | null },
): Promise<SeenFile> {
  if (isWorkbook(named.shown)) return { file: { ...named, format: { kind: "xlsx", sheet } }, csv: null };
  const csv = isJson(named.shown) ? null : await withFile(store, named, (source) => csvShape(source, named));
  return { file: { ...named, format: { kind: "csv", ...copiedCsv, ...csv, ragged: "set_aside" } }, csv };
}

export function isWorkbook(file: string): boolean {
  return /\.xls[xm]$/i.test(file);
}

export function isJson(file: string): boolean {
  return /\.json$/i.test(file);
}

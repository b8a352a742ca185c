import type { CsvFormat } from "../csv/csv-format.ts";
import type { NamedFile } from "../file-store.ts";

/** A file given for one of a known shape, as a mapping names it. */
export interface ShapeFile extends NamedFile {
  readonly format:
    | ({ readonly kind: "csv" } & CsvFormat)
    | { readonly kind: "xlsx"; readonly sheet: string | null }
    /** What no known shape is written as: refused. */
    | { readonly kind: "parquet" | "sas7bdat" | "sav" | "xpt" | "table" };
}

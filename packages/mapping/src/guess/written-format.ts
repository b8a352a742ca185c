import type { ShapeName } from "@vigie/files";
import type { FormatFile } from "../mapping-file.ts";
import type { FileProfile } from "./file-profile.ts";

/** A file of a known shape, and how it is written. */
export interface KnownFile {
  readonly name: ShapeName;
  readonly csv: FileProfile["csv"];
  /** Of a workbook, where it is not the first. */
  readonly sheet: string | null;
  /** Those of the file by the names that the shape gives them, where it has no names of its own. */
  readonly columns: ReadonlyMap<string, string> | null;
}

/**
 * How a mapping says that a file is written; what a known shape says by itself is left out.
 * @returns null where there is nothing to say
 */
export function formatOfProfile(
  { kind, csv, sheets, headerRow, encoding = "utf-8" }: FileProfile,
  shape: KnownFile | null,
): FormatFile | null {
  const written = shape === null ? csv : shape.csv;
  const particular: FormatFile =
    written === null
      ? {}
      : {
          ...(written.encoding === "utf-8" ? {} : { encoding: written.encoding }),
          ...(written.delimiter === "," ? {} : { delimiter: written.delimiter }),
          ...(written.decimal === "." ? {} : { decimal: written.decimal }),
        };
  if (shape === null) {
    // Where others have the same header, the person names the sheet: a guess would read one table of several.
    const isNamed = sheets !== null && sheets.others.length > 0 && (sheets.alike ?? []).length === 0;
    const sheet = isNamed ? { sheet: sheets.read } : {};
    const header = headerRow === 1 ? {} : { header_row: headerRow };
    const ofTransport = encoding === "utf-8" ? {} : { encoding };
    return { kind, ...particular, ...ofTransport, ...sheet, ...header };
  }
  if (shape.sheet !== null) return { sheet: shape.sheet };
  return Object.keys(particular).length === 0 ? null : particular;
}

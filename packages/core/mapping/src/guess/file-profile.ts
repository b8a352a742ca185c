import type { CsvShape, Encoding } from "@vigie/files";
import type { DateFormat } from "../column-mapping.ts";
import type { FormatFile, InputFormat, ListedFile } from "../input-file.ts";

/** What was seen of a file: enough to guess what each column is. It stays at the partner's. */
export interface FileProfile {
  /** As the person wrote it. */
  readonly file: string;
  readonly kind: Exclude<InputFormat["kind"], "table">;
  /** For a CSV file only. */
  readonly csv: CsvShape | null;
  /** For a workbook only: the sheet that was read, and the others. */
  readonly sheets: {
    readonly read: string;
    readonly others: readonly string[];
    /** Others that have the same header. */
    readonly alike?: readonly string[];
  } | null;
  /** Line that names the columns: titles may stand above. */
  readonly headerRow: number;
  readonly rows: number;
  /** Rows where cells merged down over others begin; absent where the file is not a workbook. */
  readonly merged?: readonly number[];
  readonly columns: readonly ColumnProfile[];
  /** Names that several columns bear: none of these can be mapped. */
  readonly twice: readonly string[];
  /** Columns without a name: none of these can be mapped. */
  readonly nameless: number;
  /** Twenty at most, in the order of `columns`. */
  readonly firstRows: readonly (readonly string[])[];
  /** Cells of the last row, by column; null where it cannot be identified. */
  readonly lastRow: ReadonlyMap<string, string> | null;
  /** By column that may be the key of units, the rows whose value looks unlike the others; absent where nobody looked. */
  readonly oddKeys?: ReadonlyMap<string, OddKeys>;
  /** Encoding given for a SAS transport file, which does not say it; absent for other files. */
  readonly encoding?: Encoding;
  /** What a SAS or SPSS file says of its own columns, by name; absent for other files. */
  readonly described?: ReadonlyMap<string, DescribedColumn>;
  /** Set where the rows are those of several files read as one. */
  readonly parts?: {
    readonly files: readonly PartProfile[];
    /** Column of the names of the files, the last one: no file has it. */
    readonly column: string;
  };
}

/** One of several files read as one: how it is written, and its columns beside those of the first. */
export interface PartProfile
  extends Pick<FileProfile, "file" | "kind" | "csv" | "sheets" | "headerRow" | "encoding" | "rows"> {
  /** Columns of the first file that it lacks. */
  readonly missing: readonly string[];
  /** Columns that the first file lacks. */
  readonly extra: readonly string[];
}

/** A column as the software that wrote the file describes it. */
export interface DescribedColumn {
  /** Empty where there is none. */
  readonly label: string;
  /** Labels of codes, as the values are written; empty for SAS, which keeps them in another file. */
  readonly labels: ReadonlyMap<string, string>;
  /** Values that the file itself says are missing, and why: read as empty. */
  readonly missing?: readonly MissingKind[];
}

export interface ColumnProfile {
  readonly name: string;
  /** Rows with a value. */
  readonly filled: number;
  readonly blank: number;
  /** Distinct values. */
  readonly distinct: number;
  /** Every value with its rows, most frequent first; empty where there are more than `valuesMax`. */
  readonly values: readonly { readonly value: string; readonly rows: number }[];
  /** Values that files write for no value, as `NR` or `#N/A`, with their rows. */
  readonly missing: readonly { readonly value: string; readonly rows: number }[];
  /**
   * Rows whose value reads as a day in that writing; of a column of more values than `valuesMax`, as its first rows tell, and so
   * are `numbers`.
   */
  readonly days: Readonly<Record<DateFormat, number>>;
  /** Rows whose value reads as a number. */
  readonly numbers: number;
}

/** A kind of missing of one column: `.A` to `.Z` and `._` of SAS, a value declared missing in SPSS. */
export interface MissingKind {
  readonly column: string;
  readonly value: string;
  readonly rows: number;
}

/** What the values of a column come to, were it the key, and the rows whose value looks unlike the others. */
export interface OddKeys {
  readonly forms: KeyForms;
  /** Cells by column. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** What the keys of a file look like. */
export interface KeyForms {
  readonly rows: number;
  readonly blank: number;
  /** Keys with a space inside. */
  readonly spaced: number;
  /** Keys without any digit. */
  readonly undigited: number;
}

/** Distinct values past which a column is not a list of codes. */
export const valuesMax = 400;

/** A file of a known shape, and how it is written. */
export interface KnownFile {
  readonly name: string;
  readonly csv: FileProfile["csv"];
  /** Sheet of a workbook, where it is not the first. */
  readonly sheet: string | null;
  /** Columns of the file by the names that the shape gives them, where it has no names of its own. */
  readonly columns: ReadonlyMap<string, string> | null;
}

/**
 * How a mapping says that a file is written; what a known shape says by itself is left out.
 * @returns null where there is nothing to say
 */
export function formatOfProfile(
  {
    kind,
    csv,
    sheets,
    headerRow,
    encoding = "utf-8",
  }: Pick<FileProfile, "kind" | "csv" | "sheets" | "headerRow" | "encoding">,
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

/** How one of several files is written, where it is not as the profile of all of them says. */
export function formatOfPartProfile(part: PartProfile, all: FileProfile): ListedFile["format"] {
  const [own, shared] = [part, all].map((profile) => formatOfProfile(profile, null) ?? {});
  const usual = { encoding: "utf-8", delimiter: ",", header_row: 1 } as const;
  return {
    ...(own?.encoding === shared?.encoding ? {} : { encoding: own?.encoding ?? usual.encoding }),
    ...(own?.delimiter === shared?.delimiter ? {} : { delimiter: own?.delimiter ?? usual.delimiter }),
    ...(own?.header_row === shared?.header_row ? {} : { header_row: own?.header_row ?? usual.header_row }),
    ...(own?.sheet === shared?.sheet || part.sheets === null ? {} : { sheet: part.sheets.read }),
  };
}

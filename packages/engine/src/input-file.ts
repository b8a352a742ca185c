import type { InputDraft } from "./draft/mapping-draft.ts";
import type { FormatFile } from "./mapping-file.ts";
import type { InputFile, InputFormat } from "./plan.ts";

type Kind = Exclude<InputFormat["kind"], "table">;
type Written = { readonly file: string; readonly format?: Kind | FormatFile | undefined };

/** What a mapping names: a file, or a table of a database. */
export function inputOf(input: InputDraft, mapping: string): InputFile {
  if (input.kind === "file") return inputFile(input, mapping);
  const { table, connection } = input;
  return { shown: table, path: table, format: { kind: "table", connection } };
}

/** A file named by a mapping, its format completed by what its name says and the defaults. */
export function inputFile(written: Written, mapping: string): InputFile {
  const { file } = written;
  return {
    shown: file,
    path: fromFolderOf(mapping, file),
    format: inputFormat(formatOf(written), fileKindOf(file)),
  };
}

/** The format as the mapping writes it; its kind alone may stand for it. */
export function formatOf({ format = {} }: Written): FormatFile {
  return typeof format === "string" ? { kind: format } : format;
}

/** The kind that a file's extension announces; `null` where Vigie reads no such file. */
export function fileKindOf(file: string): Kind | null {
  const [, extension] = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(file) ?? [];
  switch (extension?.toLowerCase()) {
    case "csv":
    case "tsv":
    case "txt":
    case "dat":
      return "csv";
    case "parquet":
    case "pq":
      return "parquet";
    case "xlsx":
    case "xlsm":
      return "xlsx";
    case "sas7bdat":
      return "sas7bdat";
    case "xpt":
      return "xpt";
    case "sav":
    case "zsav":
      return "sav";
    default:
      return null;
  }
}

function inputFormat(format: FormatFile, announced: Kind | null): InputFormat {
  const headerRow = format.header_row === undefined ? {} : { headerRow: format.header_row };
  switch (format.kind ?? announced) {
    case "parquet":
      return { kind: "parquet" };
    case "sas7bdat":
      return { kind: "sas7bdat" };
    case "sav":
      return { kind: "sav" };
    case "xpt":
      return { kind: "xpt", encoding: format.encoding ?? "utf-8" };
    case "xlsx":
      return { kind: "xlsx", sheet: format.sheet ?? null, ...headerRow };
    default:
      return {
        kind: "csv",
        encoding: format.encoding ?? "utf-8",
        delimiter: format.delimiter ?? ",",
        decimal: format.decimal ?? ".",
        quote: format.quote === undefined ? '"' : format.quote || null,
        header: format.header ?? true,
        ragged: format.ragged ?? "refuse",
        ...headerRow,
      };
  }
}

/** Paths in a mapping start from its own folder, so that folder can be moved whole. */
function fromFolderOf(mapping: string, path: string): string {
  if (/^(?:[a-z]:)?[\\/]/i.test(path)) return path;
  const folder = /^.*[\\/]/.exec(mapping)?.[0] ?? "";
  return `${folder}${path}`;
}

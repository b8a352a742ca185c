import { type CsvFormat, type Encoding, encodings } from "@vigie/files";
import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import { z } from "zod";
import { mappingProblem } from "./problems.ts";

/** A file, or a table of a database. */
export interface InputFile {
  /** As written in the mapping: what messages show. */
  readonly shown: string;
  /** Where it is. */
  readonly path: string;
  readonly format: InputFormat;
  /** Set where what is read was made from the file shown: the line there of each data row, null where it has none. */
  readonly lines?: readonly (number | null)[];
  /** Set where the rows are those of several files of one shape; the path is then that of the first. */
  readonly parts?: FileParts;
}

/** Several files of one kind and with the same columns, read as one. */
export interface FileParts {
  readonly files: readonly (InputFile & { readonly name: string })[];
  /** Column of the names of the files, which none of them has; null where the mapping asks for none. */
  readonly column: string | null;
}

/** The files of which one input is made: itself, as a rule. */
export function filesIn(file: InputFile): readonly InputFile[] {
  return file.parts?.files ?? [file];
}

export type InputFormat =
  | ({ readonly kind: "csv" } & CsvFormat)
  | { readonly kind: "parquet" }
  /** SAS data sets, and SPSS files. */
  | { readonly kind: "sas7bdat" | "sav" }
  /** SAS transport files, which do not say their encoding. */
  | { readonly kind: "xpt"; readonly encoding: Encoding }
  | { readonly kind: "xlsx"; readonly sheet: string | null; readonly headerRow?: number }
  /** A table of the database of that name, in place of a file: its path is `schema.table`. */
  | { readonly kind: "table"; readonly connection: string };

/** Whether rows stand on lines that a person can see, with titles above them perhaps. */
export function hasLines(
  format: InputFormat,
): format is Extract<InputFormat, { readonly kind: "csv" | "xlsx" }> {
  return format.kind === "csv" || format.kind === "xlsx";
}

/** Line of a file from which it is read. */
export function firstLine(format: InputFormat): number {
  return hasLines(format) ? (format.headerRow ?? 1) : 1;
}

/** How messages locate rows: by line, by row number, or not at all in a table, whose rows have no order. */
export function placedBy({ format }: InputFile, line: number | undefined): "line" | "row" | "table" {
  if (format.kind === "table") return "table";
  return line === undefined ? "row" : "line";
}

type Kind = Exclude<InputFormat["kind"], "table">;

const kind = z.enum(["csv", "parquet", "xlsx", "sas7bdat", "xpt", "sav"]);
const formatParts = z.strictObject({
  kind: kind.optional().describe("Par défaut, d’après l’extension du fichier."),
  encoding: z.enum(encodings).optional().describe("Par défaut, utf-8."),
  delimiter: z.string().length(1).optional().describe("Séparateur de colonnes ; par défaut, la virgule."),
  decimal: z.enum([".", ","]).optional().describe("Séparateur décimal ; par défaut, le point."),
  quote: z.string().max(1).optional().describe("Guillemet ; vide si les valeurs n’en ont jamais."),
  header: z.boolean().optional().describe("Faux : sans en-tête, les colonnes s’appellent 1, 2, 3…"),
  header_row: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe("Ligne de l’en-tête, s’il y a des titres au-dessus ; par défaut, la première."),
  ragged: z
    .enum(["refuse", "set_aside"])
    .optional()
    .describe("Lignes qui n’ont pas le bon nombre de colonnes : refusées, ou écartées et comptées."),
  sheet: z.string().min(1).optional().describe("Feuille d’un classeur ; par défaut, la première."),
});

export type FormatFile = z.infer<typeof formatParts>;

/** What may differ from one to the other of several files of one shape. */
export const formatOfPart = formatParts.pick({
  encoding: true,
  delimiter: true,
  quote: true,
  header_row: true,
  sheet: true,
});

/** How a mapping file says that a file is written. */
export const formatSchema = z
  .union([kind, formatParts])
  .describe("Comment le fichier est écrit : son genre seul, ou le détail.")
  .transform((written): FormatFile => (typeof written === "string" ? { kind: written } : written));

/** What a mapping names, as it writes it. */
export type InputDraft =
  | { readonly kind: "file"; readonly file: string; readonly format: FormatFile }
  | {
      readonly kind: "files";
      /** Set where they are those of a folder, none of which is listed before the folder is read. */
      readonly folder: string | null;
      readonly files: readonly ListedFile[];
      /** Format of all of them. */
      readonly format: FormatFile;
      readonly column: string | null;
    }
  | { readonly kind: "table"; readonly table: string; readonly connection: string };

/** Files that are read as one: the engine holds each open while it reads it. */
export const partsMax = 1000;

/** One of several files, and how it is written where it is not as the others. */
export interface ListedFile {
  readonly file: string;
  readonly format: z.infer<typeof formatOfPart>;
}

/** Names of files that a message gives in full. */
const filesShown = 3;

/** What a mapping names: a file, several read as one, or a table of a database. */
export function inputOf(input: InputDraft, mapping: string): InputFile {
  if (input.kind === "file") return inputFile(input, mapping);
  if (input.kind === "files") return inputOfParts(input, mapping);
  const { table, connection } = input;
  return { shown: table, path: table, format: { kind: "table", connection } };
}

/** A file named by a mapping, its format completed by what its name says and the defaults. */
export function inputFile(
  { file, format }: { readonly file: string; readonly format: FormatFile },
  mapping: string,
): InputFile {
  return {
    shown: file,
    path: fromFolderOf(mapping, file),
    format: inputFormat(format, fileKindOf(file)),
  };
}

function inputOfParts(
  { files, format, column }: Extract<InputDraft, { readonly kind: "files" }>,
  mapping: string,
): InputFile {
  const names = partNames(files.map(({ file }) => file));
  const parts = files.map(({ file, format: own }, at) => ({
    ...inputFile({ file, format: { ...format, ...own } }, mapping),
    name: names[at] ?? file,
  }));
  const [first] = parts;
  if (first === undefined) throw new RangeError("a mapping of no file");
  const some = files.slice(0, filesShown).map(({ file }) => file);
  const more = files.length > filesShown ? `, … (${files.length})` : "";
  return { ...first, shown: `${some.join(", ")}${more}`, parts: { files: parts, column } };
}

/** Names of files, without folder nor extension; without extension alone where two would have one name. */
export function partNames(files: readonly string[]): readonly string[] {
  const whole = files.map((file) => file.replace(/(?:\.[a-z0-9]+)(?:\.gz)?$/i, ""));
  const short = whole.map((name) => name.replace(/^.*[\\/]/, ""));
  return new Set(short).size === files.length ? short : whole;
}

/** Name that all ways to write a path share: names that differ by their case or by `./` are those of one file. */
export function fileIdentity(path: string): string {
  const steps: string[] = [];
  for (const step of path
    .normalize("NFC")
    .toLowerCase()
    .split(/[\\/]+/)) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
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
export function fromFolderOf(mapping: string, path: string): string {
  if (/^(?:[a-z]:)?[\\/]/i.test(path)) return path;
  const folder = /^.*[\\/]/.exec(mapping)?.[0] ?? "";
  return `${folder}${path}`;
}

/** Families of unsupported files by extension: the message says how each is converted. */
const families: Readonly<Record<string, string>> = {
  xls: "xls",
  xlsb: "xls",
  ods: "ods",
  numbers: "ods",
  rds: "r",
  rda: "r",
  rdata: "r",
  dta: "stata",
  mdb: "access",
  accdb: "access",
  zip: "archive",
  "7z": "archive",
  rar: "archive",
  tar: "archive",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  geojson: "geojson",
  por: "por",
  dbf: "dbf",
  xml: "xml",
  pdf: "document",
  doc: "document",
  docx: "document",
  odt: "document",
};

/** A file whose name does not say how to read it. */
export function unsupportedFile(file: string, place: FilePlace): VigieError {
  const [, extension = ""] = /\.([A-Za-z0-9]{1,12})$/.exec(file) ?? [];
  return mappingProblem("engine/mapping-kind-unknown", place, {
    file: textValue(file),
    extension: textValue(extension),
    family: textValue(extension === "" ? "none" : (families[extension.toLowerCase()] ?? "other")),
  });
}

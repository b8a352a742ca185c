import {
  type CsvShape,
  copiedCsv,
  csvShape,
  type FileStore,
  filesInputError,
  headerOnTwoLines,
  likelyHeader,
  looksLikeValue,
  type NamedFile,
  openWorkbook,
  type StatisticalReader,
  sheetTable,
  withFile,
} from "@vigie/files";
import { type FileProfile, fileKindOf, type InputFile, inputFile, unsupportedFile } from "@vigie/mapping";
import { countValue, textValue, VigieErrors } from "@vigie/words";
import type { Database } from "../database.ts";
import type { DecimalMark } from "../dialects/days-and-numbers.ts";
import { checkWidth } from "../opened-file.ts";
import { engineInputError } from "../problems.ts";
import { plainTextFile } from "../read/csv.ts";
import { firstRowsOf, readHeader, sheetNames } from "../read/header.ts";
import { openFile } from "../read/open-file.ts";
import { parquetColumns } from "../read/parquet.ts";
import { type StatisticalFormat, statisticalCopy } from "../read/statistical.ts";
import { unknownColumnProblems } from "../read/unknown-columns.ts";
import { sheetsAlike } from "../read/xlsx.ts";
import { oddKeys } from "./odd-keys.ts";
import { profileColumns } from "./profile-columns.ts";

/**
 * Reads a file whole and profiles the values of each column. Lines that cannot be read are
 * passed over: the run will say them; but for a quote left open, which hides all that follows.
 * @throws {VigieErrors} absent, empty, truncated, with a quote left open, or of a kind that Vigie does not read
 */
export async function profileFile(read: FileToProfile, profiling: Profiling): Promise<FileProfile> {
  const { input, columns, names, ...head } = await headOf(read, profiling);
  const opened = await openFile(input, { ...profiling, columns });
  const profiles = await profileColumns(
    opened,
    { columns, decimal: decimalIn(head.kind, head.csv) },
    profiling.database,
  );
  const odd = await oddKeys(opened, profiles, profiling.database);
  const last = await opened.lastRow();
  await opened.erase();
  return {
    ...head,
    ...profiles,
    lastRow: last && new Map(opened.names.map((column, at) => [column, last.cells[at] ?? ""])),
    ...(odd.size === 0 ? {} : { oddKeys: odd }),
  };
}

/** The decimal mark of the numbers of a file. */
export function decimalIn(kind: FileProfile["kind"], csv: CsvShape | null): DecimalMark {
  return csv?.decimal ?? (kind === "parquet" ? "." : "either");
}

export interface FileToProfile {
  readonly file: NamedFile;
  /** Sheet of a workbook; the first where none is named. */
  readonly sheet?: string | null;
  /** What the person says of the writing of a CSV file, where what was seen is not right. */
  readonly csv?: Partial<CsvShape>;
}

export interface Profiling {
  readonly database: Database;
  readonly store: FileStore;
  /** Readers that the application has. */
  readonly readers?: readonly StatisticalReader[];
}

/** What a file says of itself before its rows are read. */
interface Head
  extends Pick<
    FileProfile,
    | "file"
    | "kind"
    | "csv"
    | "sheets"
    | "headerRow"
    | "twice"
    | "nameless"
    | "described"
    | "encoding"
    | "merged"
  > {
  /** As one that DuckDB reads in place. */
  readonly input: InputFile;
  /** Names of the columns that can be read: others have no name, or the name of another. */
  readonly columns: readonly string[];
  /** Names of all columns. */
  readonly names: readonly string[];
}

/** @throws {VigieErrors} as `profileFile` */
export async function headOf(read: FileToProfile, profiling: Profiling): Promise<Head> {
  const found = await headFrom(read, profiling, 1);
  if (typeof found === "object") return found;
  const under = await headFrom(read, profiling, found);
  if (typeof under === "number") throw new RangeError("a header was found under another");
  return under;
}

/** @returns the line that looks like the header, where the first is none */
async function headFrom(
  { file: named, sheet = null, csv: corrected = {} }: FileToProfile,
  profiling: Profiling,
  headerRow: number,
): Promise<Head | number> {
  const { store } = profiling;
  const { shown } = named;
  const kind = fileKindOf(shown);
  if (kind === null) throw new VigieErrors([unsupportedFile(shown, { file: shown })]);
  const csv = kind === "csv" ? { ...(await shapeOf(named, store)), ...corrected } : null;
  const format = {
    kind,
    ...csv,
    ...(sheet === null ? {} : { sheet }),
    ...(headerRow === 1 ? {} : { header_row: headerRow }),
  };
  const original = { ...inputFile({ file: shown, format }, ""), path: named.path };
  const allSheets = kind === "xlsx" ? await sheetNames(original, store) : [];
  const { file, described } = await readable(original, csv, profiling);
  const all = await columnNames(file, profiling);
  const names = all.filter((column) => column !== "");
  const twice = [...new Set(names.filter((column, at) => names.indexOf(column) !== at))];
  const columns = names.filter((column) => !twice.includes(column));
  const noHeader = names.some(looksLikeValue)
    ? "engine/header-unlikely"
    : names.length < 2
      ? "engine/header-alone"
      : null;
  if (noHeader !== null) {
    const likely = likelyHeader(await firstRowsOf(original, store), []);
    if (likely !== null && headerRow === 1) return likely;
    throw engineInputError(
      noHeader,
      { file: shown, line: headerRow },
      {
        likely: countValue(likely ?? 0),
        sheets: textValue(allSheets.join(", ")),
        kind: textValue(allSheets.length === 0 ? "text" : "xlsx"),
      },
    );
  }
  const second = headerRow === 1 ? headerOnTwoLines(await firstRowsOf(original, store)) : null;
  if (second !== null) return second;
  if (columns.length < 2) throw new VigieErrors(unknownColumnProblems(file, names, twice));
  const read = sheet ?? allSheets[0];
  const alike =
    read === undefined || sheet !== null || allSheets.length === 1
      ? []
      : await withFile(store, original, async (source) =>
          sheetsAlike(await openWorkbook(source, shown), { sheet: read, headerRow, names: all }),
        );
  const others = allSheets.filter((name) => name !== read);
  const sheets = read === undefined ? null : { read, others, ...(alike.length === 0 ? {} : { alike }) };
  return {
    file: /[^/\\]*$/.exec(shown)?.[0] ?? shown,
    kind,
    csv,
    sheets,
    headerRow,
    input: file,
    columns,
    names,
    twice,
    nameless: all.length - names.length,
    ...described,
  };
}

async function shapeOf(file: NamedFile, store: FileStore): Promise<CsvShape> {
  const shape = await withFile(store, file, (source) => csvShape(source, file));
  if (shape === null) throw filesInputError("files/file-empty", { file: file.shown });
  return shape;
}

/** Rows of the file as one that DuckDB reads in place, and what the file says of its own columns. */
async function readable(
  original: InputFile,
  csv: CsvShape | null,
  profiling: Profiling,
): Promise<{ readonly file: InputFile } & Described> {
  const { format } = original;
  const { store } = profiling;
  const copied = (path: string): InputFile => ({
    path,
    shown: original.shown,
    format: { kind: "csv", ...copiedCsv, ...(csv === null ? {} : { delimiter: csv.delimiter }) },
  });
  switch (format.kind) {
    case "parquet":
      return { file: original, described: {} };
    case "csv":
      return { file: copied(await plainTextFile(original, format, store)), described: {} };
    case "xlsx":
      return withFile(store, original, async (source) => {
        const table = sheetTable(await openWorkbook(source, original.shown), {
          ...format,
          checkWidth: (width) => checkWidth(original, width),
        });
        const file = copied(await store.copy(table.text));
        const rows = [...new Set(table.merged().map(({ rows: [row] }) => row))].toSorted((a, b) => a - b);
        return { file, described: { merged: rows } };
      });
    case "sas7bdat":
    case "xpt":
    case "sav": {
      const { path, ...described } = await describedCopy(original, format, profiling);
      return { file: copied(path), described };
    }
    case "table":
      throw new RangeError("a table is described by its database");
    default:
      return format satisfies never;
  }
}

interface Described {
  readonly described: Pick<FileProfile, "described" | "encoding" | "merged">;
}

/** @throws {VigieErrors} too many */
async function columnNames(file: InputFile, profiling: Profiling): Promise<readonly string[]> {
  const { format, path } = file;
  if (format.kind === "csv")
    return readHeader({ file, path, format, reading: { ...profiling, columns: [] } });
  const names = [...(await parquetColumns(file, profiling)).keys()];
  checkWidth(file, names.length);
  return names;
}

/**
 * A SAS or SPSS file copied whole as CSV, with what it says of its columns: labels, for a person and for guesses. Of a
 * transport file, which does not say its encoding, also the one in which all of its texts can be read.
 * @throws {VigieErrors} as `statisticalCopy`
 */
async function describedCopy(
  file: InputFile,
  format: StatisticalFormat,
  profiling: Profiling,
): Promise<{ readonly path: string } & Pick<FileProfile, "described" | "encoding">> {
  const copy = async (as: StatisticalFormat) => {
    const { path, columns, missing } = await statisticalCopy(file, as, profiling, async (all) => [
      ...all.keys(),
    ]);
    const described = columns.map(({ name, label, labels }) => {
      const kinds = missing.filter(({ column }) => column === name);
      return [name, { label, labels, missing: kinds }] as const;
    });
    return { path, described: new Map(described) };
  };
  if (format.kind !== "xpt") return copy(format);
  try {
    return { ...(await copy(format)), encoding: format.encoding };
  } catch (error) {
    const isOtherEncoding =
      error instanceof VigieErrors && error.errors.some(({ code }) => code === "files/text-undecodable");
    if (!isOtherEncoding) throw error;
    return { ...(await copy({ ...format, encoding: "cp1252" })), encoding: "cp1252" };
  }
}

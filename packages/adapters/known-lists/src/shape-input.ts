import {
  type CsvShape,
  copiedCsv,
  csvShape,
  type FileSources,
  fileProblem,
  fileRows,
  type NamedFile,
  readBytes,
  type ShapeFile,
  type TextRow,
  withFile,
} from "@vigie/files";
import { countValue, textValue } from "@vigie/words";
import { shapesInputError } from "./problems.ts";
import type { ShapeInput, ShapeName } from "./shape.ts";

/** A JSON file is read whole; the national lists are under 50 MB. */
const megabytesMax = 500;

/** With the line that is being read; null before the first and after the last. */
export interface ReadInput extends ShapeInput {
  line(): number | null;
}

/** A file, as a shape reads it. */
export function shapeInput(
  file: ShapeFile,
  context: {
    readonly shape: ShapeName;
    readonly store: FileSources;
    readonly companions: ReadonlyMap<string, ShapeFile>;
    /** Columns that the mapping names itself; none where it leaves them to their usual names. */
    readonly columns?: ReadonlyMap<string, string>;
  },
): ReadInput {
  let at: number | null = null;
  let parsed: Promise<unknown> | null = null;
  return {
    shown: file.shown,
    ragged: file.format.kind === "csv" ? file.format.ragged : null,
    written: isJson(file.shown) ? "records" : "rows",
    columns: context.columns ?? new Map(),
    async *rows() {
      for await (const row of rowsOf(file, context.store)) {
        at = row.line;
        yield row;
      }
      at = null;
    },
    line: () => at,
    json: () => {
      parsed ??= json(file, context);
      return parsed;
    },
    companion: (name) => {
      const other = context.companions.get(name);
      return other === undefined
        ? null
        : shapeInput(other, { ...context, companions: new Map(), columns: new Map() });
    },
  };
}

async function* rowsOf(file: ShapeFile, store: FileSources): AsyncGenerator<TextRow> {
  const { format, path, shown } = file;
  if (format.kind !== "csv" && format.kind !== "xlsx")
    throw shapesInputError("shapes/rows-not-text", { file: shown });
  try {
    const source = await store.open(path);
    try {
      yield* fileRows(source, file, format);
    } finally {
      await source.close();
    }
  } catch (error) {
    throw fileProblem(error, shown);
  }
}

async function json(
  file: ShapeFile,
  { shape, store }: { readonly shape: ShapeName; readonly store: FileSources },
): Promise<unknown> {
  const place = { file: file.shown };
  const bytes = await withFile(store, file, async (source) => {
    if (source.size > megabytesMax * 1_000_000)
      throw shapesInputError("shapes/json-too-large", place, { max: countValue(megabytesMax) });
    return readBytes(source, 0, source.size);
  });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The error's own words quote the file.
    throw shapesInputError("shapes/json-unreadable", place, { shape: textValue(shape) });
  }
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

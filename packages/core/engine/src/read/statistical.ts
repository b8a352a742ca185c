import { csvText, type HeaderColumn, type MissingCount, withFile } from "@vigie/files";
import { type InputFile, type InputFormat, type MissingKind, unsupportedFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { checkWidth, type FileReading, type OpenedFile } from "../opened-file.ts";
import { openCopiedCells } from "./csv.ts";
import { checkColumns } from "./header.ts";

/**
 * A SAS or SPSS file: the columns that the plan reads, copied as text.
 * @throws {VigieErrors} absent, cut, of another kind, or without these columns
 */
export async function openStatistical(
  file: InputFile,
  format: StatisticalFormat,
  reading: FileReading,
): Promise<OpenedFile> {
  const expectedColumns = [...new Set(reading.columns)];
  const { path, rows, missing } = await statisticalCopy(file, format, reading, async (columns) => {
    const names = columns.map(({ name }) => name);
    await checkColumns(file, names, reading);
    return expectedColumns.map((name) => names.indexOf(name));
  });
  const opened = await openCopiedCells(file, path, reading);
  return {
    ...opened,
    missing,
    unread: async (read) => {
      if (read !== rows) throw new RangeError("the copy of a file has not the rows that were written to it");
      return { ragged: 0, errors: [] };
    },
    places: async (numbers) => numbers.map((row) => ({ file: file.shown, row })),
  };
}

export type StatisticalFormat = Extract<InputFormat, { readonly kind: "sas7bdat" | "xpt" | "sav" }>;

interface StatisticalCopy {
  /** CSV in UTF-8, its first line the names of the columns copied. */
  readonly path: string;
  readonly columns: readonly HeaderColumn[];
  readonly rows: number;
  /** What was copied as empty, and says why; by column, then by value. */
  readonly missing: readonly MissingKind[];
}

/**
 * Copies columns of a SAS or SPSS file as CSV in UTF-8.
 * @param choose which columns, by position; it throws where the file has not those expected
 * @throws {VigieErrors} of a kind that the application does not read, absent, of another kind, cut or damaged, a variant that is not read, or too many columns; disk full
 */
export function statisticalCopy(
  file: InputFile,
  format: StatisticalFormat,
  { store, readers = [] }: Pick<FileReading, "store" | "readers">,
  choose: (columns: readonly HeaderColumn[]) => Promise<readonly number[]>,
): Promise<StatisticalCopy> {
  const reader = readers.find(({ kinds }) => kinds.includes(format.kind));
  if (reader === undefined) throw new VigieErrors([unsupportedFile(file.shown, { file: file.shown })]);
  return withFile(store, file, async (source) => {
    const encoding = format.kind === "xpt" ? { encoding: labels[format.encoding] } : {};
    const opened = await reader.open(source, {
      kind: format.kind,
      shown: file.shown,
      checkWidth: (width) => checkWidth(file, width),
      ...encoding,
    });
    checkWidth(file, opened.columns.length);
    const chosen = await choose(opened.columns);
    const columns = chosen.flatMap((at) => opened.columns[at] ?? []);
    const missing = new Map<string, MissingCount>();
    let rows = 0;
    const counted = async function* () {
      for await (const batch of opened.rows(chosen, missing)) {
        rows += batch.length;
        yield batch;
      }
    };
    const names = columns.map(({ name }) => name);
    const path = await store.copy(csvText(names, counted()));
    return { path, columns, rows, missing: inOrder(missing, columns) };
  });
}

function inOrder(
  missing: ReadonlyMap<string, MissingKind>,
  columns: readonly HeaderColumn[],
): readonly MissingKind[] {
  const at = new Map(columns.map(({ name }, place) => [name, place]));
  return [...missing.values()].toSorted(
    (a, b) => (at.get(a.column) ?? 0) - (at.get(b.column) ?? 0) || (a.value < b.value ? -1 : 1),
  );
}

const labels = { "utf-8": "utf-8", cp1252: "windows-1252", "utf-16": "utf-16le" } as const;

import {
  type CsvShape,
  type FileSources,
  type NamedFile,
  openWorkbook,
  type ShapeFile,
  withFile,
} from "@vigie/files";
import type { Source } from "@vigie/study";
import type { ShapeName } from "./shape.ts";
import { isJson, isWorkbook, type SeenFile, seenFile, shapeInput } from "./shape-input.ts";

/** A file of a known shape, and how to read it. */
export interface RecognisedFile {
  readonly shape: ShapeName;
  readonly file: ShapeFile;
  /** How it is written, for a CSV file. */
  readonly csv: CsvShape | null;
  /** Sheet of a workbook, where it is not the first. */
  readonly sheet: string | null;
  /** Columns of a list of places without a known form, taken by their usual names, here → in the file. */
  readonly columns: ReadonlyMap<string, string> | null;
}

/** The source that a file is given for. */
interface GivenFor {
  readonly source: Pick<Source, "serviceTest">;
  /**
   * What the study asks of a source that protects nobody: where a list of places gives all of it, a table of names
   * and communes is one. A JSON list is taken for one in any case, since nothing else is read from JSON.
   */
  readonly fields?: readonly string[] | null;
}

interface FileToRecognise {
  readonly store: FileSources;
  /** The only one of a workbook to look at, if any. */
  readonly sheet?: string | null;
}

/**
 * Which known shape a file is of, by its header or its keys; null for any other file.
 * @throws {VigieErrors} when it cannot be read
 */
export function recogniseFile(
  named: NamedFile,
  { source, fields = null, ...read }: FileToRecognise & GivenFor,
): Promise<RecognisedFile | null> {
  return shapeFinder(named, read)({ source, fields });
}

/**
 * `recogniseFile` for one source after the other: how the file is written is looked at once, which reads all of it.
 * @returns throws as `recogniseFile`
 */
export function shapeFinder(
  named: NamedFile,
  { store, sheet = null }: FileToRecognise,
): (given: GivenFor) => Promise<RecognisedFile | null> {
  let seen: Promise<SeenFile> | null = null;
  return async (given) => {
    const { shown } = named;
    if (!isJson(shown) && !isWorkbook(shown) && !/\.(?:csv|tsv|txt|dat)(?:\.gz)?$/i.test(shown)) return null;
    seen ??= seenFile(named, { store, sheet });
    return shapeOfSeen(await seen, { ...given, store, sheet });
  };
}

async function shapeOfSeen(
  { file: first, csv }: SeenFile,
  { source, fields, store, sheet: chosenSheet = null }: FileToRecognise & GivenFor,
): Promise<RecognisedFile | null> {
  const { shown } = first;
  const isRecords = isJson(shown);
  const { isInAnySheet, plainColumnsOf, recognise, refuseUnnamed } = await import("./recognise.ts");
  const { placeColumns } = await import("./places-shape.ts");
  const isOfPlaces = fields?.every((field) => placeColumns.some((column) => column === field)) === true;
  const others =
    isWorkbook(shown) && chosenSheet === null && isInAnySheet(source)
      ? (await sheetsOf(first, store)).slice(1)
      : [];
  for (const sheet of [chosenSheet, ...others]) {
    const file: ShapeFile = sheet === chosenSheet ? first : { ...first, format: { kind: "xlsx", sheet } };
    const input = shapeInput(file, { shape: "places_plain", store, companions: new Map() });
    const shape = await recognise(input, { source });
    if (shape !== null) return { shape, file, csv, sheet, columns: null };
    const columns = isRecords || isOfPlaces ? await plainColumnsOf(input) : null;
    if (columns !== null) return { shape: "places_plain", file, csv, sheet, columns };
    if (isRecords && isOfPlaces) await refuseUnnamed(input);
  }
  return null;
}

function sheetsOf(file: ShapeFile, store: FileSources): Promise<readonly string[]> {
  return withFile(store, file, async (source) => (await openWorkbook(source, file.shown)).sheets);
}

import type { InputFile, ShapeName } from "@vigie/engine";
import { type CsvShape, csvShape, sheetNames } from "@vigie/engine/node";
import { plain } from "./convert-files.ts";
import { shapeInput } from "./shape-input.ts";

/** A file of a known shape, and how to read it. */
export interface RecognisedFile {
  readonly shape: ShapeName;
  readonly file: InputFile;
  /** How it is written, for a CSV file. */
  readonly csv: CsvShape | null;
  /** Of a workbook, where it is not the first. */
  readonly sheet: string | null;
}

/**
 * Which known shape a file is of, by its header or its keys; null for any other file.
 * @param source the one that the file is given for
 * @param sheet the only one of a workbook to look at, if any
 * @throws {VigieErrors} when it cannot be read
 */
export async function recogniseFile(
  path: string,
  {
    source,
    sheet: asked = null,
    workFolder,
  }: { readonly source: string; readonly sheet?: string | null; readonly workFolder: string },
): Promise<RecognisedFile | null> {
  const isJson = /\.json$/i.test(path);
  const isWorkbook = /\.xls[xm]$/i.test(path);
  if (!isJson && !isWorkbook && !/\.(?:csv|tsv|txt|dat)(?:\.gz)?$/i.test(path)) return null;
  const csv = isJson || isWorkbook ? null : await csvShape(path);
  const { isInAnySheet, recognise } = await import("../recognise.ts");
  const first: InputFile = {
    shown: path,
    path,
    // Lines that cannot be read are passed over: the run will say them.
    format: isWorkbook ? { kind: "xlsx", sheet: asked } : { ...plain, ...csv, ragged: "set_aside" },
  };
  const others =
    isWorkbook && asked === null && isInAnySheet(source) ? (await sheetNames(first)).slice(1) : [];
  for (const sheet of [asked, ...others]) {
    const file: InputFile = sheet === asked ? first : { ...first, format: { kind: "xlsx", sheet } };
    const input = shapeInput(file, { shape: "places_plain", workFolder, beside: new Map() });
    const shape = await recognise(input, { written: isJson ? "records" : "rows", source });
    if (shape !== null) return { shape, file, csv, sheet };
  }
  return null;
}

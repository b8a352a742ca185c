import type { InputFile, ShapeName } from "@vigie/engine";
import { type CsvShape, csvShape } from "@vigie/engine/node";
import { plain } from "./convert-files.ts";
import { shapeInput } from "./shape-input.ts";

/** A file of a known shape, and how to read it. */
export interface RecognisedFile {
  readonly shape: ShapeName;
  readonly file: InputFile;
  /** How it is written, for a CSV file. */
  readonly csv: CsvShape | null;
}

/**
 * Which known shape a file is of, by its header or its keys; null for any other file.
 * @throws {VigieErrors} when it cannot be read
 */
export async function recogniseFile(path: string, workFolder: string): Promise<RecognisedFile | null> {
  const isJson = /\.json$/i.test(path);
  const isSheet = /\.xls[xm]$/i.test(path);
  if (!isJson && !isSheet && !/\.(?:csv|tsv|txt|dat)(?:\.gz)?$/i.test(path)) return null;
  const csv = isJson || isSheet ? null : await csvShape(path);
  const format: InputFile["format"] = isSheet ? { kind: "xlsx", sheet: null } : { ...plain, ...csv };
  const file = { shown: path, path, format };
  const input = shapeInput(file, { shape: "places_plain", workFolder, beside: new Map() });
  const { recognise } = await import("../recognise.ts");
  const shape = await recognise(input, isJson ? "records" : "rows");
  return shape === null ? null : { shape, file, csv };
}

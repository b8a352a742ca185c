import { readFile, stat } from "node:fs/promises";
import type { InputFile, ShapeName } from "@vigie/engine";
import { fileProblem, textRows } from "@vigie/engine/node";
import { said, saidCount, VigieErrors } from "@vigie/study";
import { problem } from "../problems.ts";
import type { ShapeInput } from "../shape.ts";

/** A JSON file is read whole; the national lists are under 50 MB. */
const megabytesMax = 500;

/** With the line that is being read; null before the first and after the last. */
export interface ReadInput extends ShapeInput {
  line(): number | null;
}

/** A file of the disk, as a shape reads it. */
export function shapeInput(
  file: InputFile,
  context: {
    readonly shape: ShapeName;
    readonly workFolder: string;
    readonly beside: ReadonlyMap<string, InputFile>;
    /** Columns that the mapping names itself; none where it leaves them to their usual names. */
    readonly columns?: ReadonlyMap<string, string>;
  },
): ReadInput {
  let at: number | null = null;
  let parsed: Promise<unknown> | null = null;
  return {
    shown: file.shown,
    ragged: file.format.kind === "csv" ? file.format.ragged : null,
    written: isJson(file.path) ? "records" : "rows",
    columns: context.columns ?? new Map(),
    async *rows() {
      for await (const row of textRows(file, { workFolder: context.workFolder })) {
        at = row.line;
        yield row;
      }
      at = null;
    },
    line: () => at,
    json: () => {
      parsed ??= json(file, context.shape);
      return parsed;
    },
    beside: (name) => {
      const other = context.beside.get(name);
      return other === undefined
        ? null
        : shapeInput(other, { ...context, beside: new Map(), columns: new Map() });
    },
  };
}

export function isJson(path: string): boolean {
  return /\.json$/i.test(path);
}

async function json(file: InputFile, shape: ShapeName): Promise<unknown> {
  const place = { file: file.shown };
  try {
    if ((await stat(file.path)).size > megabytesMax * 1_000_000)
      throw new VigieErrors([problem("shapes/json-too-large", place, { max: saidCount(megabytesMax) })]);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file.path));
    return JSON.parse(text);
  } catch (error) {
    // Their text quotes the file.
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw new VigieErrors([problem("shapes/json-unreadable", place, { shape: said(shape) })]);
    throw fileProblem(error, file);
  }
}

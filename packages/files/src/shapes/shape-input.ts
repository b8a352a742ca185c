import { countValue, textValue } from "@vigie/words";
import { readBytes } from "../byte-source.ts";
import { fileProblem } from "../file-problem.ts";
import { fileRows } from "../file-rows.ts";
import { type FileSources, withFile } from "../file-store.ts";
import type { TextRow } from "../text-row.ts";
import { inputError } from "./problems.ts";
import type { ShapeInput } from "./shape.ts";
import { isJson, type ShapeFile } from "./shape-file.ts";
import type { ShapeName } from "./shape-names.ts";

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
    throw inputError("shapes/rows-not-text", { file: shown });
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
      throw inputError("shapes/json-too-large", place, { max: countValue(megabytesMax) });
    return readBytes(source, 0, source.size);
  });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The error's own words quote the file.
    throw inputError("shapes/json-unreadable", place, { shape: textValue(shape) });
  }
}

import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { InputFile, Mapping, ShapeName, SourceMapping, UnitsMapping } from "@vigie/engine";
import { fileProblem } from "@vigie/engine/node";
import {
  type Source,
  type Study,
  said,
  sayableRowsMin,
  suggestion,
  type VigieError,
  VigieErrors,
} from "@vigie/study";
import { type Conversion, noteTaker } from "../conversion.ts";
import { problem } from "../problems.ts";
import { shapeInput } from "./shape-input.ts";

export interface Converted {
  /** Names plain files only: those of a known shape are replaced by their conversion. */
  readonly mapping: Mapping;
  /** By source. */
  readonly conversions: ReadonlyMap<string, Conversion>;
}

/**
 * Turns every file of a known shape that a mapping names into a CSV file in the work folder. They are erased with
 * that folder.
 * @throws {VigieErrors} every file that is not of the shape that the mapping says
 */
export async function convertFiles(
  mapping: Mapping,
  run: { readonly study: Study; readonly day: string; readonly workFolder: string },
): Promise<Converted> {
  const conversions = new Map<string, Conversion>();
  const sources = new Map<string, SourceMapping>();
  const errors: VigieError[] = [];
  for (const [id, mapped] of mapping.sources) {
    try {
      const converted = mapped.units && (await convertUnits(id, mapped.units, { ...run, mapping }));
      if (converted) conversions.set(id, converted.conversion);
      sources.set(id, converted ? { ...mapped, units: converted.units } : mapped);
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new VigieErrors(errors);
  return { mapping: { ...mapping, sources }, conversions };
}

interface Converting {
  readonly study: Study;
  readonly day: string;
  readonly workFolder: string;
}

/** @returns null for a plain file */
async function convertUnits(
  id: string,
  units: UnitsMapping,
  { mapping, ...run }: Converting & { readonly mapping: Mapping },
): Promise<{ readonly units: UnitsMapping; readonly conversion: Conversion } | null> {
  const source = run.study.sources.get(id);
  if (units.shape === null || source === undefined) return null;
  const { name, columns, beside } = units.shape;
  const asked = {
    ...run,
    source,
    shape: name,
    columns,
    beside,
    mapping: mapping.file,
    reads: columnsRead(units, source),
    minOfPartner: mapping.policy.floors.min ?? 0,
  };
  const { file, conversion } = await convertFile(units.file, asked);
  return { units: { ...units, shape: null, file }, conversion };
}

/** A field that a mapping does not name is read in the column of its own name. */
function columnsRead(units: UnitsMapping, { attributes }: Source): ReadonlySet<string> {
  const own = [...attributes.keys()].filter((id) => !units.fields.has(id) && !units.items.has(id));
  return new Set([...own, ...[...units.fields.values()].map(({ column }) => column)]);
}

/**
 * Turns one file of a known shape into a CSV file of the work folder.
 * @throws {VigieErrors} when it is not of that shape
 */
export async function convertFile(
  file: InputFile,
  {
    study,
    source,
    day,
    workFolder,
    shape: name,
    beside,
    mapping,
    columns: named = new Map(),
    reads = new Set(),
    minOfPartner = 0,
  }: Converting & {
    readonly source: Source;
    readonly shape: ShapeName;
    readonly beside: ReadonlyMap<string, InputFile>;
    /** File that names those beside, for messages. */
    readonly mapping: string;
    /** Columns of the file by the names that `places_plain` gives them, where it is not to guess. */
    readonly columns?: ReadonlyMap<string, string>;
    /** Columns of the conversion that a run needs: none, as long as nothing is mapped. */
    readonly reads?: ReadonlySet<string>;
    /** Threshold of the partner, under which no value is named. */
    readonly minOfPartner?: number;
  },
): Promise<{ readonly file: InputFile; readonly conversion: Conversion }> {
  // Loaded for the partners who need them: they bring the national schema of places and all the communes.
  const { shapes } = await import("../kinds/index.ts");
  const { frenchTerritories } = await import("@vigie/territory/node");
  const shape = shapes[name];
  checkBeside({ shape: name, known: shape.beside, beside, file: mapping });
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const { note, pair, notes } = noteTaker(shape);
  const input = shapeInput(file, { shape: name, workFolder, beside, columns: named });
  const path = join(workFolder, `${randomUUID()}.csv`);
  const lines: (number | null)[] = [];
  const columns = new Map<string, string>();
  const run = {
    study,
    source,
    territories: frenchTerritories,
    day,
    reads,
    rowsMin: sayableRowsMin(study.disclosure.min, minOfPartner),
    note,
    pair,
    columnsFound: (found: ReadonlyMap<string, string>) => {
      for (const [column, name] of found) columns.set(column, name);
    },
  };
  async function* text() {
    let batch = csvLine(shape.columns);
    for await (const row of shape.convert(input, run)) {
      lines.push(input.line());
      batch += csvLine(row);
      if (batch.length > 65_536) {
        yield batch;
        batch = "";
      }
    }
    yield batch;
  }
  try {
    await pipeline(Readable.from(text()), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    throw fileProblem(error, file);
  }
  return {
    file: { shown: file.shown, path, format: plain, lines },
    conversion: {
      shape: name,
      file: file.shown,
      rows: lines.length,
      ...(columns.size === 0 ? {} : { columns: Object.fromEntries(columns) }),
      notes: notes(),
    },
  };
}

function checkBeside({
  shape,
  known,
  beside,
  file,
}: {
  readonly shape: ShapeName;
  /** Files that may go with one of this shape. */
  readonly known: readonly string[];
  readonly beside: ReadonlyMap<string, InputFile>;
  readonly file: string;
}): void {
  const unknown = [...beside.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        problem(
          "shapes/beside-unknown",
          { file },
          {
            shape: said(shape),
            name: said(name),
            known: said(known.join(", ") || "rien"),
            ...suggestion(name, known),
          },
        ),
      ),
    );
}

/** Of what conversions write. */
export const plain = {
  kind: "csv",
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
} as const;

/** DuckDB would take a line of one empty column for no line: every value is quoted. */
function csvLine(values: readonly string[]): string {
  return `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\n`;
}

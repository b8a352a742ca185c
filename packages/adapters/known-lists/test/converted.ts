import type { ConversionNote } from "@vigie/files";
import { noteTaker } from "../src/conversion-notes.ts";
import type { Shape, ShapeInput } from "../src/shape.ts";

export interface ConvertedText {
  /** By name of column. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly notes: readonly ConversionNote[];
}

/** What a shape makes of a file. */
export async function converted(
  shape: Shape,
  input: ShapeInput,
  run: Pick<Parameters<Shape["convert"]>[1], "day" | "study" | "source">,
): Promise<ConvertedText> {
  const { note, pair, notes } = noteTaker(shape);
  const rows: Record<string, string>[] = [];
  const territories = () => {
    throw new RangeError("no territory is asked for");
  };
  for await (const values of shape.convert(input, {
    ...run,
    note,
    pair,
    territories,
    reads: new Set<string>(),
    rowsMin: 11,
    departement: null,
    columnsFound: () => {},
  }))
    rows.push(Object.fromEntries(shape.columns.map((name, at) => [name, values[at] ?? ""])));
  return { rows, notes: notes() };
}

/** A file written as a table to be read: columns between bars, first the header. */
export function tableInput(text: string): ShapeInput {
  const rows = text
    .trim()
    .split("\n")
    .map((line, at) => ({ line: at + 1, values: line.split("|").map((cell) => cell.trim()) }));
  return {
    shown: "table.csv",
    ragged: "refuse",
    written: "rows",
    columns: new Map(),
    rows: async function* () {
      yield* rows;
    },
    json: () => Promise.reject(new RangeError("a table is no JSON")),
    companion: () => null,
  };
}

/** Number of cases by note. */
export function counts({ notes }: ConvertedText): Readonly<Record<string, number>> {
  return Object.fromEntries(notes.map(({ code, count }) => [code, count]));
}

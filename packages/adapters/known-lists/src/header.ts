import { countValue, textValue } from "@vigie/words";
import { shapesInputError } from "./problems.ts";
import type { ShapeInput } from "./shape.ts";

/** A row with the values of the columns that were asked for, in their order; an empty text where it ends early. */
export interface NamedRow {
  readonly line: number;
  readonly values: readonly string[];
  /** What stands past the last column that the header names. */
  readonly beyond: readonly string[];
}

/** Lines among which a header is looked for: titles and remarks often stand above it. */
const headerLinesMax = 20;

/**
 * The rows under the header, wherever it stands among the first lines; its apostrophes may be of either kind.
 * @param columns names that the header must all hold, to be read in this order
 * @param also names read where the header has them, after the others
 * @param header called with all the names of the header
 * @param skipped called with each non-empty line above the header
 * @throws {VigieErrors} when no line among the first is that header
 */
export async function* rowsUnder(
  input: ShapeInput,
  given: {
    readonly shape: string;
    readonly columns: readonly string[];
    readonly also?: readonly string[];
    readonly skipped: (line: number) => void;
    readonly header?: (names: readonly string[]) => void;
  },
): AsyncGenerator<NamedRow> {
  const { shape, columns, also = [], skipped, header } = given;
  let positions: readonly number[] | null = null;
  let width = 0;
  let best: readonly string[] = columns;
  let lines = 0;
  for await (const { line, values } of input.rows()) {
    if (positions !== null) {
      yield { line, values: positions.map((at) => values[at] ?? ""), beyond: values.slice(width) };
      continue;
    }
    lines++;
    const names = values.map(shownName);
    const absent = columns.filter((column) => !names.includes(shownName(column)));
    width = names.findLastIndex((name) => name !== "") + 1;
    if (absent.length === 0) {
      header?.(names);
      positions = [...columns, ...also].map((column) => names.indexOf(shownName(column)));
    } else if (absent.length < best.length) best = absent;
    if (positions === null) {
      if (lines >= headerLinesMax) break;
      skipped(line);
    }
  }
  if (positions === null)
    throw shapesInputError(
      "shapes/columns-absent",
      { file: input.shown },
      { shape: textValue(shape), lines: countValue(lines), columns: textValue(best.join(", ")) },
    );
}

/**
 * The same, without the rows that hold a value past the header: a separator in a text without quotes moves all that
 * follows it by one column. A row may end early: some spreadsheets leave out the separators that end it.
 * @param beyond called with each of those rows, where the mapping sets them aside
 * @throws {VigieErrors} at the end, how many they are, where it does not
 */
export async function* rowsWithin(
  input: ShapeInput,
  expected: Parameters<typeof rowsUnder>[1] & { readonly beyond: (line: number) => void },
): AsyncGenerator<NamedRow> {
  let first = 0;
  let count = 0;
  for await (const row of rowsUnder(input, expected)) {
    if (input.ragged === null || row.beyond.every((text) => text.trim() === "")) yield row;
    else if (input.ragged === "set_aside") expected.beyond(row.line);
    else {
      if (count === 0) first = row.line;
      count++;
    }
  }
  if (count > 0)
    throw shapesInputError(
      "shapes/row-beyond",
      { file: input.shown, line: first },
      { rows: countValue(count) },
    );
}

/** The name of a column as headers are compared: either apostrophe is the same. */
export function shownName(written: string): string {
  return written.trim().replaceAll("'", "’");
}

/** No known shape has a tenth of them. */
const namesMax = 2000;

/** The lines that may be the header, or the names that the first records have. */
export async function* headerNames(input: ShapeInput): AsyncGenerator<readonly string[]> {
  if (input.written === "records") {
    yield [...recordKeys(jsonRecords(await input.json()) ?? [])];
    return;
  }
  let lines = 0;
  for await (const { values } of input.rows()) {
    if (values.length > namesMax) return;
    yield values.map((value) => value.trim());
    if (++lines >= headerLinesMax) break;
  }
}

/**
 * The records of a JSON file: a list, or the only list of records that an object holds, as `features` of a GeoJSON, of which
 * the properties are read. What a record groups under a name is read as `name.inside`; null where there is no such list.
 */
export function jsonRecords(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.map(flattened);
  if (!isRecord(value)) return null;
  const [only, ...others] = Object.values(value).filter((held) => Array.isArray(held) && held.some(isRecord));
  return Array.isArray(only) && others.length === 0 ? only.map(flattened) : null;
}

function flattened(item: unknown): unknown {
  if (!isRecord(item)) return item;
  if (item.type === "Feature" && isRecord(item.properties)) return flattened(item.properties);
  if (!Object.values(item).some(isRecord)) return item;
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, held]) =>
      isRecord(held)
        ? Object.entries(held).map(([inside, value]) => [`${name}.${inside}`, value] as const)
        : [[name, held] as const],
    ),
  );
}

/** Records among which the names of a list are looked for: each leaves out those that it has no value for. */
const recordsSeen = 100;

/** Names that the first records have. */
export function recordKeys(items: readonly unknown[]): ReadonlySet<string> {
  return new Set(items.slice(0, recordsSeen).filter(isRecord).flatMap(Object.keys));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

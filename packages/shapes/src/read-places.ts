import type { ShapeName } from "@vigie/engine";
import type { PlaceList, WrittenPlace } from "@vigie/places";
import { said, VigieErrors } from "@vigie/study";
import { rowsWithin } from "./header.ts";
import type { ListNote } from "./place-notes.ts";
import { problem } from "./problems.ts";
import type { ShapeInput, ShapeRun } from "./shape.ts";

/** `rows`: a text or a workbook with a header; `records`: a JSON list of objects. */
export type WrittenAs = "rows" | "records";

type Field = (column: string) => string | null;

/**
 * The places of one list, as it writes them.
 * @throws {VigieErrors} when the file is no such list
 */
export async function* readPlaces(
  input: ShapeInput,
  {
    shape,
    list,
    written,
    rank,
  }: {
    readonly shape: ShapeName;
    readonly list: PlaceList;
    readonly written: WrittenAs;
    /** Of this list among those read together. */
    readonly rank: number;
  },
  { note }: ShapeRun<ListNote>,
): AsyncGenerator<WrittenPlace> {
  const lines =
    written === "rows" ? rows(input, { shape, list, note }) : records(input, { shape, list, note });
  for await (const { line, field } of lines) {
    if (list.isValid?.(field) === false) note("schema_invalid", line);
    yield { ...list.read(field), line, list: rank };
  }
}

interface Reading {
  readonly shape: ShapeName;
  readonly list: PlaceList;
  readonly note: ShapeRun<ListNote>["note"];
}

async function* rows(input: ShapeInput, { shape, list, note }: Reading) {
  const { columns, also } = list;
  const positions = new Map([...columns, ...also].map((column, at) => [column, at]));
  const skipped = (line: number) => note("above_header", line);
  const beyond = (line: number) => note("beyond_header", line);
  for await (const { line, values } of rowsWithin(input, { shape, columns, also, skipped, beyond })) {
    const field: Field = (column) => values[positions.get(column) ?? -1]?.trim() || null;
    yield { line, field };
  }
}

async function* records(input: ShapeInput, { shape, list, note }: Reading) {
  const value = await input.json();
  if (!Array.isArray(value))
    throw new VigieErrors([problem("shapes/no-list", { file: input.shown }, { shape: said(shape) })]);
  const items: readonly unknown[] = value;
  const held = new Set(items.slice(0, recordsSeen).filter(isRecord).flatMap(Object.keys));
  const absent = list.columns.filter((column) => !held.has(column));
  if (absent.length > 0)
    throw new VigieErrors([
      problem(
        "shapes/keys-absent",
        { file: input.shown },
        { shape: said(shape), columns: said(absent.join(", ")) },
      ),
    ]);
  for (const [at, item] of items.entries()) {
    if (!isRecord(item)) {
      note("not_a_record", at + 1);
      continue;
    }
    const field: Field = (column) => textOf(Object.hasOwn(item, column) ? item[column] : null);
    yield { line: at + 1, field };
  }
}

/** Records among which the keys of a list are looked for: each leaves out those that it has no value for. */
const recordsSeen = 100;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() || null : null;
}

import type { PlaceKind, PlaceRecord } from "@vigie/places";
import { suggestion } from "@vigie/study";
import { countValue, textValue, VigieErrors } from "@vigie/words";
import { headerNames, isRecord, jsonRecords, recordKeys, rowsWithin } from "./header.ts";
import { lists } from "./lists/index.ts";
import type { PlaceList } from "./lists/place-list.ts";
import { plainColumns } from "./lists/plain.ts";
import type { ListNote } from "./place-notes.ts";
import { shapesInputError, shapesProblem } from "./problems.ts";
import type { ShapeInput, ShapeName, ShapeRun } from "./shape.ts";

/** A list of places, and how its columns are found: by their own names, or by those that lists usually give them. */
export interface KnownList {
  readonly list: PlaceList;
  readonly isPlain: boolean;
}

export interface ReadPlaces {
  readonly places: readonly PlaceRecord[];
  /** Kinds of help that the list covers: a place without one of them does not offer it. */
  readonly kinds: readonly PlaceKind[];
  /** Columns of a plain list, here → in the file; null where the list has names of its own. */
  readonly columns: ReadonlyMap<string, string> | null;
}

type Field = (column: string) => string | null;

interface Reading {
  readonly shape: ShapeName;
  readonly list: PlaceList;
  /** Name that the list has for a column → the one in this file. */
  readonly nameOf: (column: string) => string | null;
  readonly note: ShapeRun<ListNote>["note"];
}

/**
 * The places of one list, as it writes them.
 * @param rank of this list among those read together
 * @throws {VigieErrors} when the file is no such list
 */
export async function readPlaces(
  input: ShapeInput,
  { shape, list, isPlain, rank }: KnownList & { readonly shape: ShapeName; readonly rank: number },
  run: Pick<ShapeRun<ListNote>, "note" | "columnsFound">,
): Promise<ReadPlaces> {
  const columns = isPlain ? await columnsOf(input, shape) : null;
  if (columns !== null && rank === 0) run.columnsFound(columns);
  const nameOf = (column: string) => (columns === null ? column : (columns.get(column) ?? null));
  const reading = { shape, list, nameOf, note: run.note };
  const places: PlaceRecord[] = [];
  const kinds = new Set<PlaceKind>();
  for await (const { line, field } of input.written === "rows"
    ? rows(input, reading)
    : records(input, reading)) {
    if (list.isValid?.(field) === false) run.note("schema_invalid", line);
    const place = list.read(field);
    if (list.kinds.column === null || field(list.kinds.column) !== null)
      for (const kind of list.kinds.of) kinds.add(kind);
    for (const kind of place.kinds) kinds.add(kind);
    places.push({ ...place, line, list: rank });
  }
  return { places, kinds: [...kinds], columns };
}

/**
 * The columns of a plain list: those that the mapping names, the others by their usual names.
 * @throws {VigieErrors} where no line, or no record, has enough of them
 */
async function columnsOf(input: ShapeInput, shape: ShapeName): Promise<ReadonlyMap<string, string>> {
  let lines = 0;
  let best: readonly string[] | null = null;
  checkColumns(input);
  if (input.written === "records") await itemsOf(input, shape);
  for await (const names of headerNames(input)) {
    lines++;
    const { found, absent } = plainColumns(names);
    const unmet = [...input.columns.values()].filter((name) => !names.includes(name));
    const lacking = input.columns.size > 0 ? unmet : absent;
    if (lacking.length === 0) return new Map([...found, ...input.columns]);
    if (best === null || lacking.length < best.length) best = lacking;
  }
  const words = { shape: textValue(shape), columns: textValue((best ?? lists.plain.columns).join(", ")) };
  const place = { file: input.shown };
  throw new VigieErrors([
    input.written === "records"
      ? shapesProblem("shapes/keys-absent", place, words)
      : shapesProblem("shapes/columns-absent", place, { ...words, lines: countValue(lines) }),
  ]);
}

/** @throws {VigieErrors} where the mapping names a column that no plain list has: it would be read in silence */
function checkColumns({ shown, columns }: ShapeInput): void {
  const known = [...lists.plain.columns, ...lists.plain.also];
  const unknown = [...columns.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        shapesProblem(
          "shapes/plain-column-unknown",
          { file: shown },
          { column: textValue(name), known: textValue(known.join(", ")), ...suggestion(name, known) },
        ),
      ),
    );
}

async function* rows(input: ShapeInput, { shape, list, nameOf, note }: Reading) {
  const columns = neededIn(input, { list, nameOf });
  const also = list.also.flatMap((column) => nameOf(column) ?? []);
  const positions = new Map([...columns, ...also].map((column, at) => [column, at]));
  const skipped = (line: number) => note("above_header", line);
  const beyond = (line: number) => note("beyond_header", line);
  for await (const { line, values } of rowsWithin(input, { shape, columns, also, skipped, beyond })) {
    const field: Field = (column) => values[positions.get(nameOf(column) ?? "") ?? -1]?.trim() || null;
    yield { line, field };
  }
}

async function* records(input: ShapeInput, { shape, list, nameOf, note }: Reading) {
  const items = await itemsOf(input, shape);
  const held = recordKeys(items);
  const absent = neededIn(input, { list, nameOf }).filter((name) => !held.has(name));
  if (absent.length > 0)
    throw shapesInputError(
      "shapes/keys-absent",
      { file: input.shown },
      { shape: textValue(shape), columns: textValue(absent.join(", ")) },
    );
  for (const [at, item] of items.entries()) {
    if (!isRecord(item)) {
      note("not_a_record", at + 1);
      continue;
    }
    const field: Field = (column) => {
      const name = nameOf(column);
      return name === null ? null : textOf(Object.hasOwn(item, name) ? item[name] : null);
    };
    yield { line: at + 1, field };
  }
}

/** Names without which a file is not the list, as it has them, and those that the mapping names. */
function neededIn({ columns }: ShapeInput, { list, nameOf }: Pick<Reading, "list" | "nameOf">) {
  return [...new Set([...list.columns.flatMap((column) => nameOf(column) ?? []), ...columns.values()])];
}

async function itemsOf(input: ShapeInput, shape: ShapeName): Promise<readonly unknown[]> {
  const items = jsonRecords(await input.json());
  if (items === null)
    throw shapesInputError("shapes/no-list", { file: input.shown }, { shape: textValue(shape) });
  return items;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() || null : null;
}

/** Lists recognised by their header or the names in their records, the most specific first. */
const known = {
  rows: [lists.franceServices, lists.national, lists.paca],
  records: [lists.dataInclusionV0, lists.laCreuse],
} as const;

/**
 * Which list of places a file beside another one is, by its header or its records.
 * @throws {VigieErrors} when it is none that Vigie knows
 */
export async function detectList(input: ShapeInput, shape: ShapeName): Promise<KnownList> {
  for await (const names of headerNames(input)) {
    const list = known[input.written].find(({ columns }) =>
      columns.every((column) => names.includes(column)),
    );
    if (list !== undefined) return { list, isPlain: false };
    if (plainColumns(names).absent.length === 0) return { list: lists.plain, isPlain: true };
  }
  throw shapesInputError("shapes/list-unknown", { file: input.shown }, { shape: textValue(shape) });
}

import type { InputFile, Pad } from "@vigie/mapping";
import { type FilePlace, VigieError } from "@vigie/words";
import {
  type ContactsInput,
  isRead,
  type Plan,
  type ReadStep,
  type UnitsInput,
} from "../../packages/core/engine/src/plan.ts";
import type { FileQuality } from "../../packages/core/engine/src/quality.ts";
import type { ReadContact } from "./judge.ts";
import { readDay } from "./read-day.ts";
import { isBlank, type Reading, readValue, translated, type Value } from "./read-value.ts";

/** A file as rows of texts; null where the file has nothing. */
export interface FileRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Which rows of the file these are, from 1; all of them where absent. */
  readonly numbers?: readonly number[];
}

/** What reading needs: the plan, the files by path, and where mistakes go. */
export interface Reader {
  readonly plan: Plan;
  readonly files: ReadonlyMap<string, FileRows>;
  readonly found: VigieError[];
}

/** The attributes read of one unit, by name. */
export interface ReadUnit {
  readonly key: string;
  readonly values: ReadonlyMap<string, Value>;
  /** Those of which its rows give several values. */
  readonly contradicted: ReadonlySet<string>;
}

export function readUnits(
  reader: Reader,
  input: UnitsInput,
): { readonly units: readonly ReadUnit[] } & Unreadable {
  const { found, plan } = reader;
  const { key, pad } = input;
  const keys = new Set<string>();
  const rows = rowsOf(reader, input.file);
  const units = rows.map(({ place, cell }) => {
    const unit = padded(cell(key), pad);
    if (isBlank(unit)) found.push(new VigieError("engine/unit-without-key", place(key)));
    else if (keys.has(unit)) found.push(new VigieError("engine/unit-twice", place(key)));
    keys.add(unit);
    return { key: unit, values: valuesOf(reader, { place, cell }), contradicted: new Set<string>() };
  });
  return {
    units,
    ...unreadableDates(reader, rows, [...plan.attributes.values()].filter(isRead)),
  };
}

type Unreadable = Pick<FileQuality, "unreadable">;

/** Values of dates that are no day, where the mapping has them read as none: at most 2 in 100 of those with a value. */
function unreadableDates(
  { plan, found }: Reader,
  rows: readonly RowReader[],
  nodes: readonly ReadStep[],
): Unreadable {
  const unreadable = nodes.flatMap((node) => {
    if (node.kind !== "date" || node.unreadable !== "missing") return [];
    const { column, format, missing } = node;
    const texts = rows.map(({ cell }) => cell(column) ?? "");
    const filled = texts.filter((text) => !isBlank(text) && !missing.has(text));
    const wrong = filled.filter((text) => readDay(text, format, plan.timezone) === null).length;
    const [first] = rows;
    if (first !== undefined && 100 * wrong > 2 * filled.length)
      found.push(new VigieError("engine/dates-unreadable-many", first.place(column)));
    return wrong === 0 ? [] : [{ column, rows: wrong }];
  });
  return unreadable.length === 0 ? {} : { unreadable };
}

/** One unit per non-empty key: of each attribute, the value that all its rows with a value have. */
export function readUnitsOfContacts(reader: Reader, { file, key, pad }: UnitsInput): readonly ReadUnit[] {
  const rows = rowsOf(reader, file).map((row) => ({
    unit: padded(row.cell(key), pad),
    values: valuesOf(reader, row),
  }));
  const keyed = rows.filter(({ unit }) => !isBlank(unit));
  return [...Map.groupBy(keyed, ({ unit }) => unit)].map(([unit, unitRows]) => {
    const attributes = [...(unitRows[0]?.values.keys() ?? [])];
    const given = new Map(
      attributes.map((attribute) => [
        attribute,
        new Set(
          unitRows.map(({ values }) => values.get(attribute) ?? null).filter((value) => value !== null),
        ),
      ]),
    );
    return {
      key: unit,
      values: new Map(
        [...given].map(([attribute, [first = null, ...others]]) => [
          attribute,
          others.length > 0 ? null : first,
        ]),
      ),
      contradicted: new Set(attributes.filter((attribute) => (given.get(attribute)?.size ?? 0) > 1)),
    };
  });
}

function valuesOf({ plan, found }: Reader, { cell, place }: RowReader): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [attribute, node] of plan.attributes) {
    if (!isRead(node)) continue;
    const reading = readValue(cell(node.column), node, plan.timezone);
    if (node.kind === "number" && node.positive && !isPositive(reading))
      found.push(new VigieError("engine/weight-invalid", place(node.column)));
    else
      values.set(attribute, understood(reading, unreadable[node.kind], { found, place: place(node.column) }));
  }
  return values;
}

/** Zeros put back before a key of digits. */
export function padded(key: string | null, pad: Pad): string {
  return key !== null && pad !== null && /^[0-9]+$/.test(key) ? key.padStart(pad, "0") : (key ?? "");
}

/** Without the rows equal to an earlier one in all mapped columns, where the study drops them. */
export function readContacts(
  reader: Reader,
  input: ContactsInput,
): {
  readonly contacts: readonly ReadContact[];
  readonly rows: number;
  readonly duplicates: number;
} & Unreadable {
  const { plan, found } = reader;
  const { date, channel, motive } = input;
  const seen = new Set<string>();
  const rows = rowsOf(reader, input.file);
  const all = rows.map(({ place, cell }) => {
    const ofContact = [date.column, channel.column, ...(motive === null ? [] : [motive.column])];
    const mapped = [...ofContact, ...input.unitColumns];
    const key = padded(cell(input.key), input.pad);
    const inOneCase = [channel.column, ...(motive === null ? [] : [motive.column])];
    const compared = mapped.map((column) =>
      input.duplicates !== "drop" && inOneCase.includes(column)
        ? (cell(column)?.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) ?? null)
        : cell(column),
    );
    const same = JSON.stringify([key, ...compared]);
    const isDuplicate = seen.has(same);
    seen.add(same);
    const day = readValue(cell(date.column), { kind: "date", ...date }, plan.timezone);
    const code = translated(cell(channel.column), channel.translate);
    const why = motive && translated(cell(motive.column), motive.translate);
    const dayRead = understood(day, "engine/date-unreadable", { found, place: place(date.column) });
    understood(code, "engine/code-unknown", { found, place: place(channel.column) });
    if (motive && why) understood(why, "engine/code-unknown", { found, place: place(motive.column) });
    const contact: ReadContact = {
      key,
      day: typeof dayRead === "string" ? dayRead : null,
      channel: channelOf(cell(channel.column), input),
      motive: why === null || why === "unreadable" ? null : why.value,
    };
    return { contact, isDuplicate };
  });
  const counted = input.duplicates === "drop" ? all.filter(({ isDuplicate }) => !isDuplicate) : all;
  return {
    contacts: counted.map(({ contact }) => contact),
    rows: all.length,
    duplicates: all.filter(({ isDuplicate }) => isDuplicate).length,
    ...unreadableDates(reader, rows, [{ kind: "date", ...date }]),
  };
}

/** A blank text is not a channel, unless the empty text is translated; a translation to nothing is out of scope. */
function channelOf(text: string | null, { channel: { translate } }: ContactsInput): ReadContact["channel"] {
  if (isBlank(text) && !translate.has(text ?? "") && !translate.has("")) return null;
  const reading = translated(text, translate);
  return reading === "unreadable" ? null : { code: reading.value };
}

export function isPositive(reading: Reading): boolean {
  return reading !== "unreadable" && typeof reading.value === "number" && reading.value > 0;
}

const unreadable = {
  code: "engine/code-unknown",
  date: "engine/date-unreadable",
  number: "engine/number-unreadable",
  list: "engine/code-unknown",
} as const;

function understood(
  reading: Reading,
  code: string,
  { found, place }: { readonly found: VigieError[]; readonly place: FilePlace },
): Value {
  if (reading !== "unreadable") return reading.value;
  found.push(new VigieError(code, place));
  return null;
}

interface RowReader {
  cell(column: string): string | null;
  place(column: string): FilePlace;
}

function rowsOf({ files, found }: Reader, { path, shown, format }: InputFile): readonly RowReader[] {
  const file = files.get(path);
  if (file === undefined) throw new RangeError("the reference engine was not given this file");
  const isEmpty = format.kind === "csv" && !format.header ? "files/file-empty" : "engine/file-without-rows";
  if (file.rows.length === 0) found.push(new VigieError(isEmpty, { file: shown }));
  return file.rows.map((row, position) => ({
    cell: (column) => {
      const at = file.columns.indexOf(column);
      if (at < 0) throw new RangeError("the reference engine was not given this column");
      return row[at] ?? null;
    },
    place: (column) => ({ file: shown, row: file.numbers?.[position] ?? position + 1, field: column }),
  }));
}

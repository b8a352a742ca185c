import type { Source } from "@vigie/study";
import { membersOf } from "@vigie/table";
import { type CodedColumn, codeAt, type Units } from "./columns.ts";
import type { ContactLog, DrawnContacts } from "./draw-contacts.ts";

/** About a megabyte: few enough chunks to be quick, small enough to be written as they come. */
const linesInChunk = 20_000;

/** Key of a unit, which no register could hold. */
export function unitKeys(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `FICTIF-${String(at + 1).padStart(6, "0")}`);
}

/** One line per unit: its key, then its fields. Codes hold neither commas nor quotes, so nothing is quoted. */
export function* unitsText(
  keys: readonly string[],
  fields: ReadonlyMap<string, (unit: number) => string>,
  size: number,
): Iterable<string> {
  const cells = [...fields.values()];
  let chunk = `${["unit", ...fields.keys()].join(",")}\n`;
  for (let unit = 0; unit < size; unit += 1) {
    chunk += keys[unit] ?? "";
    for (const cell of cells) chunk += `,${cell(unit)}`;
    chunk += "\n";
    if (unit % linesInChunk === linesInChunk - 1) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

export function columnText({ codes, values }: CodedColumn): (unit: number) => string {
  const texts = [...codes, ""];
  return (unit) => texts[values[unit] ?? codes.length] ?? "";
}

/** One line per contact, in this order. */
export function* contactsText(
  keys: readonly string[],
  { log, channels, motives, days }: DrawnContacts,
  order: Uint32Array,
): Iterable<string> {
  const dates = [...days, ""].map((day) => `,${day},`);
  const ends = endsOf(channels, motives);
  let chunk = motives.length > 0 ? "unit,date,channel,motive\n" : "unit,date,channel\n";
  let lines = 0;
  for (const contact of order) {
    chunk += `${keys[log.unit[contact] ?? 0]}${dates[log.day[contact] ?? 0]}${endOf(ends, log, contact)}`;
    lines += 1;
    if (lines % linesInChunk === 0) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

/** The end of a line for each channel and motive. */
function endsOf(channels: readonly string[], motives: readonly string[]): readonly (readonly string[])[] {
  const hasMotives = motives.length > 0;
  return [...channels, ""].map((channel) =>
    [...motives, ""].map((motive) => (hasMotives ? `${channel},${motive}\n` : `${channel}\n`)),
  );
}

function endOf(ends: readonly (readonly string[])[], log: ContactLog, contact: number): string {
  return ends[log.channel[contact] ?? 0]?.[log.motive[contact] ?? 0] ?? "\n";
}

/** What is drawn of a set of flags to which this one belongs; null where no such set is drawn. */
export function setOf(
  { attributes }: Source,
  flag: string,
  columns: ReadonlyMap<string, CodedColumn>,
): CodedColumn | null {
  const set = [...attributes.values()].find(
    ({ id, origin }) => origin.kind === "set" && origin.of.includes(flag) && columns.has(id),
  );
  return (set && columns.get(set.id)) ?? null;
}

/** A flag as the set drawn has it; empty where the set is unknown. */
export function flagText(flag: string, set: CodedColumn): (unit: number) => string {
  return (unit) => {
    const code = codeAt(set, unit);
    return code === null ? "" : membersOf(code).includes(flag) ? "yes" : "no";
  };
}

/** The flags of a question of several answers; null for another field. */
export function columnsOfItems(source: Source, field: string): ReadonlyMap<string, string> | null {
  return source.multiples.get(field)?.items ?? null;
}

/** The answers given by a unit, one text; empty where no flag of the question is a yes. */
export function itemsText(items: ReadonlyMap<string, string>, { columns }: Units): (unit: number) => string {
  const flags = [...items].map(([code, flag]) => ({ code, column: columns.get(flag) }));
  return (unit) =>
    flags.flatMap(({ code, column }) => (codeAt(column, unit) === "yes" ? [code] : [])).join(";");
}

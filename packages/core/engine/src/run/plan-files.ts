import type { InputFile } from "@vigie/mapping";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { Relation } from "../compile/relation.ts";
import { versionColumn } from "../compile/united-view.ts";
import type { Database } from "../database.ts";
import type { OpenedFile } from "../opened-file.ts";
import { isTotalRow } from "../other-rows.ts";
import { isRead, type Plan, type UnitsInput } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import { noTotals, type OpenedPart, severalFiles } from "../read/several-files.ts";
import { type Sql, sql } from "../sql.ts";

/** The files of a plan, open. */
export interface PlanFiles {
  /** Null too where units come from the contacts. */
  readonly units: OpenedFile | null;
  readonly contacts: OpenedFile | null;
  /** View that gives the population; null where it is computed from both files. */
  readonly population: OpenedFile | null;
  /** A last row of the units that sums the others. */
  readonly total: LastTotal | null;
  /** Erases their copies. */
  erase(): Promise<void>;
}

/**
 * Opens one file of a plan, or one table.
 * @param columns that the plan reads in it
 * @param others those that it reads in the source's other file
 * @throws {VigieErrors} when it cannot be what the mapping describes
 */
export type FileOpener = (
  file: InputFile,
  columns: readonly string[],
  others: readonly string[],
) => Promise<OpenedFile>;

/** Mistakes of several files read as one, past which no more of these are opened. */
const wrongFilesMax = 10;

/** @throws {VigieErrors} mistakes of both files that opening them shows */
export async function openFiles(
  plan: Plan,
  { openFile, database }: { readonly openFile: FileOpener; readonly database: Database },
): Promise<PlanFiles> {
  const errors: VigieError[] = [];
  const opened: OpenedFile[] = [];
  const openOne = async (...[file, columns, others]: Parameters<FileOpener>) => {
    try {
      const found = await openFile(file, [...new Set(columns)], others);
      opened.push(found);
      return found;
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      errors.push(...error.errors);
      return null;
    }
  };
  const open = async (...[file, columns, others]: Parameters<FileOpener>) => {
    const { parts } = file;
    if (parts === undefined) return openOne(file, columns, others);
    const isOfFile = (column: string) => column !== parts.column;
    const found: OpenedPart[] = [];
    for (const part of parts.files) {
      const one = await openOne(part, columns.filter(isOfFile), others.filter(isOfFile));
      if (parts.column !== null && one?.names.includes(parts.column))
        errors.push(fileColumnTaken(part, parts.column));
      if (errors.length >= wrongFilesMax) return null;
      if (one === null) continue;
      const total = file === plan.units?.file ? await lastTotal(plan, plan.units, one) : null;
      found.push({ file: one, others: total?.others ?? null });
    }
    return severalFiles({ input: { ...file, parts }, parts: found }, columns, database);
  };
  const ofUnits = plan.units === null ? [] : unitColumns(plan, plan.units.key);
  const ofContacts = plan.contacts === null ? [] : columnsOfContacts(plan.contacts);
  const units =
    plan.units && !plan.units.fromContacts ? await open(plan.units.file, ofUnits, ofContacts) : null;
  const contacts =
    plan.contacts &&
    (plan.units?.fromContacts
      ? await open(plan.contacts.file, [...ofContacts, ...ofUnits], [])
      : await open(plan.contacts.file, ofContacts, ofUnits));
  const population = plan.population ? await open(plan.population, [versionColumn], []) : null;
  const erase = async () => {
    for (const file of opened) await file.erase();
  };
  if (errors.length === 0) {
    const hasTotal = population === null && plan.units && units;
    const total = hasTotal ? await lastTotal(plan, plan.units, units) : null;
    if (!units || !total?.isSetAside) return { units, contacts, population, total, erase };
    return { units: withoutLast(units, total.others), contacts, population, total, erase };
  }
  await erase();
  throw new VigieErrors(errors);
}

/** Columns of the units that a plan reads. */
export function unitColumns({ attributes }: Plan, key: string): readonly string[] {
  return [key, ...[...attributes.values()].filter(isRead).map(({ column }) => column)];
}

/** Columns of the contacts that a plan reads. */
export function columnsOfContacts({
  key,
  date,
  channel,
  motive,
}: NonNullable<Plan["contacts"]>): readonly string[] {
  return [key, date.column, channel.column, ...(motive === null ? [] : [motive.column])];
}

function fileColumnTaken({ shown: file }: InputFile, column: string): VigieError {
  return engineProblem("engine/file-column-taken", { file }, { column: textValue(column) });
}

interface LastTotal {
  /** One, or one per file. */
  readonly rows: number;
  readonly isSetAside: boolean;
  /** True of every other row. */
  readonly others: Sql;
}

/** The last row of the units where it sums the others; null where it is a unit, or in a file made by Vigie. */
async function lastTotal(
  { attributes }: Plan,
  { key, otherRows, file: { lines } }: UnitsInput,
  units: OpenedFile,
): Promise<LastTotal | null> {
  const isSetAside = otherRows === "set_aside";
  if (units.parts !== undefined) {
    const { totals } = units.parts;
    return totals === 0 ? null : { rows: totals, isSetAside, others: noTotals };
  }
  const last = lines === undefined ? await units.lastRow() : null;
  if (last === null) return null;
  const nodes = [...attributes.values()].flatMap((node) => (node.kind === "code" ? [node] : []));
  const isValue = (text: string, at: number) =>
    nodes.some(({ column, translate }) => column === units.names[at] && translate.has(text));
  if (!isTotalRow(last.cells, units.names.indexOf(key), isValue)) return null;
  return { rows: 1, isSetAside, others: last.others };
}

/** Leaves out the last row of a file, after which no other is numbered. */
function withoutLast(file: OpenedFile, others: Sql): OpenedFile {
  const kept = ({ from, columns }: Relation): Relation => ({
    from: sql`(SELECT * FROM ${from} WHERE ${others}) AS kept`,
    columns,
  });
  const { relation, number } = file.numbered;
  return { ...file, relation: kept(file.relation), numbered: { relation: kept(relation), number } };
}

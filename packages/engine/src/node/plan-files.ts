import { rm } from "node:fs/promises";
import { type VigieError, VigieErrors } from "@vigie/study";
import { isRead, type Plan } from "../plan.ts";
import { openFile } from "./read/index.ts";
import type { OpenedFile } from "./read/opened-file.ts";
import type { Running } from "./run-plan.ts";
import { type TotalRow, totalRow, withoutRow } from "./total-row.ts";

/** The files of a plan, open. */
export interface PlanFiles {
  readonly units: OpenedFile | null;
  readonly contacts: OpenedFile | null;
  /** A last row of the units that sums the others. */
  readonly total: TotalRow | null;
  /** Erases their copies. */
  erase(): Promise<void>;
}

/** @throws {VigieErrors} what is wrong with both files, as far as opening them tells */
export async function openFiles(plan: Plan, { database, workFolder }: Running): Promise<PlanFiles> {
  const errors: VigieError[] = [];
  const opened: OpenedFile[] = [];
  const open = async (
    file: Parameters<typeof openFile>[0],
    columns: readonly string[],
    others: readonly string[],
  ) => {
    try {
      const found = await openFile(file, { database, workFolder, columns: [...new Set(columns)], others });
      opened.push(found);
      return found;
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      errors.push(...error.errors);
      return null;
    }
  };
  const ofUnits = plan.units === null ? [] : unitColumns(plan, plan.units.key);
  const ofContacts = plan.contacts === null ? [] : contactColumns(plan.contacts);
  const units = plan.units && (await open(plan.units.file, ofUnits, ofContacts));
  const contacts = plan.contacts && (await open(plan.contacts.file, ofContacts, ofUnits));
  const erase = async () => {
    for (const { copy } of opened) if (copy !== null) await rm(copy, { force: true });
  };
  if (errors.length === 0) {
    const total = plan.units && units && (await totalRow(plan, plan.units, units));
    if (!units || !total?.isSetAside) return { units, contacts, total, erase };
    return { units: withoutRow(units, total.others), contacts, total, erase };
  }
  await erase();
  throw new VigieErrors(errors);
}

function unitColumns({ attributes }: Plan, key: string): readonly string[] {
  return [key, ...[...attributes.values()].filter(isRead).map(({ column }) => column)];
}

function contactColumns({ key, date, channel, motive }: NonNullable<Plan["contacts"]>): readonly string[] {
  return [key, date.column, channel.column, ...(motive === null ? [] : [motive.column])];
}
